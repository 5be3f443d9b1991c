import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rowOf } from './bench-file.ts'
import type { BenchFile } from './bench-file.ts'
import { figure, ratioOf } from './table.ts'
import type { Row } from './table.ts'

/** One line of the README's table, and the row of the bench that it tells. */
interface Shown {
  readonly what: string
  readonly condition: string
  readonly section: string
  readonly row: string
  /** Whether the bench has counted one more on both sides, so that there is a ratio. */
  readonly isPlusOne?: boolean
}

const rates = (costMs: number, chains: string): Shown => ({
  what: 'a long list, rows a second',
  condition: `standard plan, ${costMs} ms a page, ${chains}`,
  section: 'Lists under the limits',
  row: `standard, ${costMs} ms a page, ${chains}`,
})
const auto = "`parallel: 'auto'`"

const shown: readonly Shown[] = [
  ...[0, 20, 100].flatMap((costMs) => [rates(costMs, 'one chain'), rates(costMs, auto)]),
  {
    what: '100,000 rows, time',
    condition: `standard plan, 20 ms a page, ${auto}; the reference SDK's time is reckoned`,
    section: '100,000 rows under the standard tariff',
    row: '`crm.item.list`, 20 ms a page: time',
  },
  {
    what: '400,000 rows in memory, time',
    condition: 'no limits, 0 ms a page, one chain',
    section: 'Long lists',
    row: 'callList, 400,000 rows: time',
  },
  {
    what: '503 answers',
    condition: 'standard plan, 0 ms a page, 8 processes on one portal, 90 s',
    section: 'Several processes on one portal',
    row: '8 processes with 1 list each: 503 answers (plus one)',
    isPlusOne: true,
  },
  ...[1, 10, 50].map((concurrency) => ({
    what: 'CPU of a call',
    condition: `no limits, ${concurrency === 1 ? 'one call' : `${concurrency} calls`} at a time`,
    section: 'Single calls, limits off',
    row: `concurrency ${concurrency}: CPU per call`,
  })),
  {
    what: 'webhook app in a browser, calls alone',
    condition: 'bundled and minified, gzip',
    section: 'Weight',
    row: 'browser bundle, one call, `/hook`',
  },
  {
    what: 'app in the iframe, calls alone',
    condition: 'bundled and minified, gzip',
    section: 'Weight',
    row: 'browser bundle, one call, `/frame`',
  },
  {
    what: 'webhook app in a browser, everything',
    condition: 'bundled and minified, gzip',
    section: 'Weight',
    row: 'browser bundle, one call, package root',
  },
  { what: 'packages installed', condition: 'itself included', section: 'Weight', row: 'packages installed' },
]

const valueOf = (value: number, { unit }: Row, isPlusOne: boolean): string =>
  `${figure(isPlusOne ? value - 1 : value)} ${unit.replace(' gzip', '')}`.trim()

const lineOf = (bench: BenchFile, { what, condition, section, row: name, isPlusOne = false }: Shown): string => {
  const row = rowOf(bench, section, name)
  const ratio = isPlusOne ? '' : figure(ratioOf(row))
  return `| ${what} | ${condition} | ${valueOf(row.ours, row, isPlusOne)} | ${valueOf(row.reference, row, isPlusOne)} | ${ratio} |`
}

/** The README's table of figures, as the bench file has them. */
export const readmeFigures = (bench: BenchFile): string => {
  const { node, cores, date } = bench.measured
  return [
    '| What | Condition | Here | 2.2.0 | Ratio |',
    '|---|---|---|---|---|',
    ...shown.map((one) => lineOf(bench, one)),
    '',
    `Node ${node}, ${cores} cores, loopback, ${date}. A ratio above 1 means that ours is better.`,
  ].join('\n')
}

const table = /(<!-- figures: [^>]*-->\n)([\s\S]*?)(<!-- end of figures -->)/

/** The table as it stands in a page. @throws {Error} there is none */
export const figuresIn = (page: string): string => {
  const found = table.exec(page)?.[2]
  if (found === undefined) throw new Error('The page has no table of figures.')
  return found.trimEnd()
}

/** A page without its table of figures. */
export const withoutFigures = (page: string): string => page.replace(table, '')

/** Puts the figures of a run into the README. */
export const writeReadmeFigures = async (bench: BenchFile): Promise<void> => {
  const readme = fileURLToPath(new URL('../README.md', import.meta.url))
  const page = await readFile(readme, 'utf8')
  const put = (_: string, begin: string, __: string, end: string): string => `${begin}${readmeFigures(bench)}\n${end}`
  await writeFile(readme, page.replace(table, put))
}
