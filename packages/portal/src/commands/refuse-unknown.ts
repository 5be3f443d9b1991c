import type { ArgsDef } from 'citty'
import { CommandError } from './command-error.ts'

const camelCase = (name: string): string => name.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())

/** citty accepts any option. Without this check a mistyped option would be ignored silently. @throws {CommandError} an option is unknown */
export const refuseUnknown = (rawArgs: readonly string[], known: ArgsDef): void => {
  const end = rawArgs.indexOf('--')
  const options = (end === -1 ? rawArgs : rawArgs.slice(0, end)).filter((arg) => /^--?[a-z]/i.test(arg))
  const names = new Set([...Object.keys(known), 'help', 'h', 'version', 'v'].map(camelCase))
  for (const option of options) {
    const name = camelCase(option.replace(/^--?(?:no-)?/, '').replace(/=.*$/, ''))
    if (!names.has(name)) throw new CommandError(`There is no option ${option}. See b24-portal --help.`)
  }
}
