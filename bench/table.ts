/** One measurement of both SDKs in the same run. */
export interface Row {
  readonly what: string
  readonly unit: string
  readonly ours: number
  readonly reference: number
  /** Whether more is better; it turns the ratio so that above 1 means ours is better. */
  readonly better: 'more' | 'less'
  readonly note?: string
}

/** One part of the page: rows that were measured together. */
export interface Section {
  readonly title: string
  readonly intro: string
  readonly rows: readonly Row[]
  /** Draw the rows as bars: of the ratio. */
  readonly plot?: string
}

export const ratioOf = ({ ours, reference, better }: Row): number =>
  better === 'more' ? ours / reference : reference / ours

/** A number of three digits that count, or whole from 100 on. */
export const figure = (value: number): string =>
  Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en-US')
    : value.toLocaleString('en-US', { maximumSignificantDigits: 3 })

export const toMarkdown = ({ title, intro, rows, plot }: Section): string =>
  [
    `## ${title}`,
    '',
    intro,
    '',
    '| | ours | reference SDK | ratio | |',
    '|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.what} | ${figure(row.ours)} ${row.unit} | ${figure(row.reference)} ${row.unit} | **${figure(ratioOf(row))}** | ${row.note ?? ''} |`,
    ),
    ...(plot === undefined ? [] : ['', `![${title}](images/${plot}.svg)`]),
    '',
  ].join('\n')
