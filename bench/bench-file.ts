import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Row, Section } from './table.ts'

/** Where and when the figures were measured. */
export interface Machine {
  /** Version of Node, without a `v`. */
  readonly node: string
  readonly cores: number
  /** `YYYY-MM-DD`. */
  readonly date: string
}

/** All figures of one run of `npm run bench`, as `docs/performance.json` keeps them. */
export interface BenchFile {
  readonly measured: Machine
  readonly sections: readonly Section[]
}

export const benchFile = fileURLToPath(new URL('../docs/performance.json', import.meta.url))

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the bench wrote it
export const readBenchFile = (): BenchFile => JSON.parse(readFileSync(benchFile, 'utf8')) as BenchFile

/** One row of the file. @throws {Error} there is none */
export const rowOf = ({ sections }: BenchFile, title: string, what: string): Row => {
  const row = sections.find((section) => section.title === title)?.rows.find((one) => one.what === what)
  if (row === undefined)
    throw new Error(`docs/performance.json has no row "${what}" under "${title}". Run npm run bench.`)
  return row
}
