import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { filesFolder } from './cassette-files.ts'

/** Where a cassette is written, line by line, and the files beside it. */
export interface CassetteSink {
  write(line: string): void
  /** `name` is made from the content: writing one again changes nothing. */
  writeFile(name: string, bytes: Uint8Array): void
  text(): string
  files(): ReadonlyMap<string, Uint8Array>
  close(): void
}

/** What was written is in the file when `write` returns. @throws `EEXIST`: the file is there already; a recording replaces none */
export const openCassetteFile = (file: string): CassetteSink => {
  const descriptor = openSync(file, 'wx')
  const folder = filesFolder(file)
  const names = new Set<string>()
  return {
    write: (line) => void writeSync(descriptor, line),
    writeFile: (name, bytes) => {
      mkdirSync(folder, { recursive: true })
      // A recorder that is killed leaves no half file under the name of a whole one.
      const unfinished = join(folder, `${name}.unfinished`)
      writeFileSync(unfinished, bytes)
      renameSync(unfinished, join(folder, name))
      names.add(name)
    },
    text: () => readFileSync(file, 'utf8'),
    files: () => new Map([...names].map((name) => [name, readFileSync(join(folder, name))])),
    close: () => closeSync(descriptor),
  }
}

export const cassetteInMemory = (): CassetteSink => {
  const lines: string[] = []
  const files = new Map<string, Uint8Array>()
  return {
    write: (line) => void lines.push(line),
    writeFile: (name, bytes) => void files.set(name, bytes),
    text: () => lines.join(''),
    files: () => new Map(files),
    close: () => undefined,
  }
}
