import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exchange } from './exchange.ts'
import { nameOfFile } from './file-name.ts'

/** The contents of files by name, or the folder that holds them. */
export type CassetteFiles = ReadonlyMap<string, Uint8Array> | string

/** The folder beside a cassette for the contents of files. */
export const filesFolder = (cassetteFile: string): string => `${cassetteFile}.files`

/**
 * Opens the files that a cassette names. Each is read when it is needed.
 * @throws {RangeError} a file is missing or damaged; the message names it
 */
export const openFiles = (
  files: CassetteFiles | undefined,
  exchanges: readonly Exchange[],
): ((name: string) => Uint8Array) => {
  const read = (name: string): Uint8Array | undefined => {
    if (typeof files !== 'string') return files?.get(name)
    try {
      return readFileSync(join(files, name))
    } catch {
      return undefined
    }
  }
  for (const { method, outcome } of exchanges) {
    if (outcome.kind !== 'reply' || outcome.encoding !== 'file') continue
    const bytes = read(outcome.body)
    const named = `${outcome.body}, the reply to ${method}`
    if (bytes === undefined)
      throw new RangeError(`A file of the cassette is missing: ${named}. Keep the folder beside the cassette.`)
    if (nameOfFile(bytes) !== outcome.body)
      throw new RangeError(`A file of the cassette is damaged: ${named}. Record the cassette anew.`)
  }
  return (name) => {
    const bytes = read(name)
    if (bytes === undefined) throw new Error(`The file ${name} of the cassette is gone.`)
    return bytes
  }
}
