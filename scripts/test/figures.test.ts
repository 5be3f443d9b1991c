import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from 'vitest'

import { readBenchFile } from '../../bench/bench-file.ts'
import { figuresIn, readmeFigures, withoutFigures } from '../../bench/readme-figures.ts'
import { figure } from '../../bench/table.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const page = readFileSync(join(root, 'docs', 'performance.md'), 'utf8')
const bench = readBenchFile()

/** A figure of speed or weight. Settings, limits of a portal and counts of records are none. */
const measured =
  /\d[\d,.]*\s?(?:[KM]B\b|µs|ms a |rows?\/s|rows a second|times (?:the|as|more|less|faster)|% of the)|\b(?:a|one) (?:third|half|quarter|tenth) of the (?:CPU|time|size)/gi

describe('the figures of README.md', () => {
  it('are those of the last run of the bench', () => {
    expect(figuresIn(readme)).toBe(readmeFigures(bench))
  })
  it('all stand in its table, each with its condition', () => {
    expect(withoutFigures(readme).match(measured)).toBe(null)
    const rows = figuresIn(readme)
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| What'))
    expect(rows.filter((row) => (row.split('|')[2] ?? '').trim() === '')).toEqual([])
    const rates = rows.filter((row) => row.includes('rows a second'))
    for (const condition of ['0 ms a page', '20 ms a page', '100 ms a page'])
      for (const chains of ['one chain', "`parallel: 'auto'`"])
        expect(rates.filter((row) => row.includes(` ${condition}, ${chains}`))).toHaveLength(1)
  })
  it('are found where they do not stand in the table', () => {
    const slips = ['50 times the rows', '41 KB', 'a third of the CPU', '480 rows/s', '480 rows a second', '12.5 MB']
    expect(slips.filter((slip) => slip.match(measured) === null)).toEqual([])
  })
})

describe('docs/performance.md', () => {
  it('has the figures of the same run', () => {
    const { measured: machine, sections } = bench
    expect(page).toContain(`Node ${machine.node}, ${machine.cores} cores, loopback only; ${machine.date}.`)
    const missing = sections.flatMap(({ rows }) =>
      rows
        .map((row) => `| ${row.what} | ${figure(row.ours)} ${row.unit} | ${figure(row.reference)} ${row.unit} |`)
        .filter((line) => !page.includes(line)),
    )
    expect(missing).toEqual([])
  })
})
