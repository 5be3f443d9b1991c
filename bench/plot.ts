import { ratioOf } from './table.ts'
import type { Section } from './table.ts'

const barHeight = 22
const left = 320
const width = 900

const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)

/** The ratios of a section as bars on a logarithmic axis; the line marks where both are alike. */
export const toSvg = ({ title, rows }: Section): string => {
  const ratios = rows.map(ratioOf)
  const highest = Math.max(10, ...ratios)
  const lowest = Math.min(0.5, ...ratios)
  const x = (ratio: number): number =>
    left + ((Math.log10(ratio) - Math.log10(lowest)) / (Math.log10(highest) - Math.log10(lowest))) * (width - left - 70)
  const height = 50 + rows.length * (barHeight + 8)
  const bars = rows.map((row, index) => {
    const y = 40 + index * (barHeight + 8)
    const ratio = ratioOf(row)
    const from = Math.min(x(1), x(ratio))
    const color = ratio >= 1 ? '#2a7ae2' : '#c9542e'
    return `<text x="${left - 8}" y="${y + 16}" text-anchor="end">${escape(row.what)}</text>
<rect x="${from}" y="${y}" width="${Math.max(1, Math.abs(x(ratio) - x(1)))}" height="${barHeight}" fill="${color}"/>
<text x="${x(Math.max(1, ratio)) + 6}" y="${y + 16}">${ratio.toPrecision(3)}x</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="16" y="22" font-size="15" font-weight="bold">${escape(title)}: ours against the reference SDK</text>
${bars.join('\n')}
<line x1="${x(1)}" y1="34" x2="${x(1)}" y2="${height - 6}" stroke="#333" stroke-dasharray="4 3"/>
</svg>
`
}
