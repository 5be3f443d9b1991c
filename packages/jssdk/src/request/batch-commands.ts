import { ApiVersion } from '../types/api-version.ts'

/** Reads the methods of a batch's commands, by name or position, out of its parameters in the form of either version. */
export const commandMethodsOf = (version: ApiVersion, params: object): ReadonlyMap<string, string> => {
  const commands = version === ApiVersion.v2 && 'cmd' in params ? params.cmd : params
  if (typeof commands !== 'object' || commands === null) return new Map()
  return new Map(
    Object.entries(commands).flatMap(([key, command]: [string, unknown]): [string, string][] => {
      const method = methodOf(command)
      return method === undefined ? [] : [[key, method]]
    }),
  )
}

const methodOf = (command: unknown): string | undefined => {
  if (typeof command === 'string') return command.split('?', 1)[0]
  if (typeof command === 'object' && command !== null && 'method' in command && typeof command.method === 'string')
    return command.method
  return undefined
}
