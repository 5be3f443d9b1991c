import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { filesFolder } from './cassette-files.ts'

/** Where a cassette is written, line by line, together with its files. */
export interface CassetteSink {
  write(line: string): void
  /** Writes a file. `name` is made from its content, so writing the same file again changes nothing. */
  writeFile(name: string, bytes: Uint8Array): void
  text(): string
  files(): ReadonlyMap<string, Uint8Array>
  close(): void
}

/** Writes a line. It is in the file when `write` returns. @throws `EEXIST`: the file exists; a recording never replaces one */
export const openCassetteFile = (file: string): CassetteSink => {
  const descriptor = openSync(file, 'wx')
  const folder = filesFolder(file)
  const names = new Set<string>()
  return {
    write: (line) => void writeSync(descriptor, line),
    writeFile: (name, bytes) => {
      mkdirSync(folder, { recursive: true })
      // The file gets its final name when it is complete. So a killed recorder leaves no incomplete file under that name.
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
