import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'

/** Where a cassette is written, line by line. */
export interface CassetteSink {
  write(line: string): void
  text(): string
  close(): void
}

/** A line is in the file when `write` returns. @throws `EEXIST`: the file is there already; a recording replaces none */
export const openCassetteFile = (file: string): CassetteSink => {
  const descriptor = openSync(file, 'wx')
  return {
    write: (line) => void writeSync(descriptor, line),
    text: () => readFileSync(file, 'utf8'),
    close: () => closeSync(descriptor),
  }
}

export const cassetteInMemory = (): CassetteSink => {
  const lines: string[] = []
  return { write: (line) => void lines.push(line), text: () => lines.join(''), close: () => undefined }
}
