/** What a test runner says of one test; `titles` are its own and those of the groups around it. */
export interface RanTest {
  readonly titles: readonly string[]
  readonly status: string
}

export type State = 'pass' | 'fail' | 'skipped' | 'missing'

export interface Claim {
  readonly number: string
  readonly state: State
  readonly tests: number
}

/** `S1`, `S2`, ... for the whole numbers from `first` to `last`. */
const numbers = (letter: 'S' | 'E', first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${letter}${first + index}`)

/** Every claim of the acceptance list. */
export const acceptance = numbers('S', 1, 129)
/** Every sharp edge. */
export const sharpEdges = numbers('E', 1, 121)

/** The numbers that stand at the head of a title: `S39: ...`, `E11, E12: ...`. */
const numbersIn = (title: string): string[] => {
  // A value that a table puts into a title stands in quotes.
  const head = /^((?:[SE]\d+(?:,? and |, ?| ?\+ ?)?)+):/.exec(title.replaceAll("'", ''))?.[1] ?? ''
  return [...head.matchAll(/[SE]\d+/g)].map(([number]) => number)
}

const stateOf = (statuses: readonly string[]): State => {
  if (statuses.length === 0) return 'missing'
  if (statuses.includes('failed')) return 'fail'
  return statuses.every((status) => status === 'passed') ? 'pass' : 'skipped'
}

/** Where each of the wanted numbers stands, by the tests whose titles name it. */
export const claims = (wanted: readonly string[], tests: readonly RanTest[]): Claim[] => {
  const named = tests.flatMap(({ titles, status }) => titles.flatMap(numbersIn).map((number) => ({ number, status })))
  return wanted.map((number) => {
    const statuses = named.filter((test) => test.number === number).map(({ status }) => status)
    return { number, state: stateOf(statuses), tests: statuses.length }
  })
}

const cell = ({ number, state, tests }: Claim): string => `${number} ${state}${tests > 1 ? ` (${tests})` : ''}`

/** A table of `columns` columns, read downwards, and a line that counts. */
export const table = (title: string, rows: readonly Claim[], columns = 5): string => {
  const height = Math.ceil(rows.length / columns)
  const cells = rows.map(cell)
  const width = Math.max(...cells.map(({ length }) => length)) + 3
  const lines = Array.from({ length: height }, (_, line) =>
    Array.from({ length: columns }, (_unused, column) => (cells[column * height + line] ?? '').padEnd(width))
      .join('')
      .trimEnd(),
  )
  const count = (state: State): string => `${rows.filter((row) => row.state === state).length} ${state}`
  return [title, ...lines, (['pass', 'fail', 'skipped', 'missing'] as const).map(count).join(', '), ''].join('\n')
}
