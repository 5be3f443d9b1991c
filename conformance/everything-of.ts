import { inspect } from 'node:util'

/** All text that can be got out of a value: as a log would print it, as JSON, its stack and its causes. */
export const everythingOf = (value: unknown): string => {
  const json = (): string => {
    try {
      return JSON.stringify(value) ?? ''
    } catch {
      return '' // What JSON refuses, inspect still shows.
    }
  }
  const ofError = value instanceof Error ? [value.toString(), value.stack ?? '', everythingOf(value.cause)] : []
  return [
    inspect(value, { depth: 10, showHidden: true, maxStringLength: null, maxArrayLength: null }),
    json(),
    ...ofError,
  ].join('\n')
}
