import { createInterface } from 'node:readline'
import { CommandError } from './command-error.ts'

/**
 * Reads the upstream's URL from an environment variable or from the first line of stdin, where other processes cannot see it.
 * @throws {CommandError} there is no URL, or it is on the command line, which `ps` shows to everybody
 */
export const readUpstream = async (
  variable: string | undefined,
  positionals: readonly string[],
  stdin: NodeJS.ReadStream,
): Promise<string> => {
  if (positionals.length > 0)
    throw new CommandError(
      'record takes no arguments. A webhook on the command line is visible to every process of the machine: put it into an environment variable (--upstream-env NAME) or pass it on stdin.',
    )
  if (variable === undefined) return readFirstLine(stdin)
  const url = process.env[variable]
  if (url === undefined || url === '')
    throw new CommandError('--upstream-env takes the name of an environment variable that is set.')
  return url
}

const readFirstLine = async (stdin: NodeJS.ReadStream): Promise<string> => {
  if (stdin.isTTY) process.stderr.write("URL of the real portal's webhook: ")
  const lines = createInterface({ input: stdin })
  for await (const line of lines) {
    lines.close()
    stdin.destroy()
    return line
  }
  throw new CommandError('There is no webhook: give its URL on stdin, or by --upstream-env NAME.')
}
