import { bar } from './numbers.ts'

export interface Row {
  readonly name: string
  /** What the bar shows. */
  readonly amount: number
  readonly cells: readonly string[]
}

const barWidth = 30

/** Lines of a table: a name, a bar that compares the rows' amounts, then the cells, right-aligned. */
export const table = (headings: readonly string[], rows: readonly Row[]): readonly string[] => {
  const [nameHeading = '', ...cellHeadings] = headings
  const nameWidth = Math.max(nameHeading.length, ...rows.map((row) => row.name.length))
  const widths = cellHeadings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row.cells[column] ?? '').length)),
  )
  const largest = Math.max(1, ...rows.map((row) => row.amount))
  const line = (name: string, middle: string, cells: readonly string[]): string =>
    [
      name.padEnd(nameWidth),
      middle.padEnd(barWidth),
      ...cells.map((cell, column) => cell.padStart(widths[column] ?? 0)),
    ]
      .join('  ')
      .trimEnd()
  return [
    line(nameHeading, '', cellHeadings),
    ...rows.map((row) => line(row.name, bar(row.amount / largest, barWidth).replaceAll('░', ' '), row.cells)),
  ]
}
