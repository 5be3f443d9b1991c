import type { RowOf } from '../../../engine/entity-rows.ts'
import { isWireMap, textOf, type WireValue } from '../../../wire-value.ts'
import { toInteger } from '../../../methods/params.ts'

/** Moves a calendar day, `YYYY-MM-DD`, by some days, weeks, months or years. */
export const movedDay = (day: string, period: string, count: number): string => {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  switch (period) {
    case 'week':
      date.setUTCDate(date.getUTCDate() + 7 * count)
      break
    case 'month':
      date.setUTCMonth(date.getUTCMonth() + count)
      break
    case 'year':
      date.setUTCFullYear(date.getUTCFullYear() + count)
      break
    default:
      date.setUTCDate(date.getUTCDate() + count)
  }
  return date.toISOString().slice(0, 10)
}

/** A whole number of periods. It is limited so that the result is a valid date. */
export const periodCount = (value: WireValue | undefined, usual: number): number =>
  Math.min(Math.max(toInteger(value) ?? usual, 0), mostPeriods)

const mostPeriods = 1000

/**
 * The day of the next invoice: one interval after the last invoice, or after the start. Weekdays and days of the month in a template are
 * ignored. Null if the template is off or its limit is reached.
 */
export const nextExecution = (row: Partial<RowOf<'invoiceRecurring'>>, today: string): string | null => {
  if (row['active'] === 'N') return null
  const isLimitReached = row['isLimit'] === 'T' && (row['counterRepeat'] ?? 0) >= (row['limitRepeat'] ?? 0)
  if (isLimitReached) return null
  const params = isWireMap(row['params']) ? row['params'] : {}
  const from = [row['lastExecution'], row['startDate'], today].map((day) => textOf(day).slice(0, 10))
  const base = from.find((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) ?? today
  const next = movedDay(base, textOf(params['PERIOD']), periodCount(params['INTERVAL'], 1))
  return row['isLimit'] === 'D' && next > textOf(row['limitDate']).slice(0, 10) ? null : next
}
