import type { Condition } from '../../engine/query.ts'
import { toInteger } from '../../methods/params.ts'
import { refused } from '../../methods/refusals.ts'
import { isWireMap, textOf, type WireValue } from '../../wire-value.ts'

/** The time of one end of a booking, in seconds. */
export const timeOf = (period: WireValue | undefined, end: 'from' | 'to'): number | null => {
  const given = isWireMap(period) ? period[end] : undefined
  return (isWireMap(given) ? toInteger(given['timestamp']) : undefined) ?? null
}

/** `within: { dateFrom, dateTo }`: bookings that have some time in common with this one. Both are in seconds. */
export const within = (value: WireValue): Condition => {
  const ends = isWireMap(value) ? value : {}
  const from = toInteger(ends['dateFrom'])
  const to = toInteger(ends['dateTo'])
  const conditions: readonly Condition[] = [
    ...(from === undefined ? [] : [{ kind: 'gt', field: 'dateTo', value: from } as const]),
    ...(to === undefined ? [] : [{ kind: 'lt', field: 'dateFrom', value: to } as const]),
  ]
  return { kind: 'and', conditions }
}

/** `client: { entities }`: bookings of these clients. This portal keeps no clients of bookings, so there are none. */
export const ofClients = (value: WireValue): Condition => ({
  kind: isWireMap(value) && value['entities'] !== undefined ? 'never' : 'always',
})

/** `createdWithin: { from, to }`: days as `16.04.2025`, both included. */
export const createdWithin = (value: WireValue): Condition => {
  const days = isWireMap(value) ? value : {}
  return {
    kind: 'and',
    conditions: [
      { kind: 'ge', field: 'createdAt', value: `${dayOf(days['from'])}T00:00:00` },
      { kind: 'le', field: 'createdAt', value: `${dayOf(days['to'])}T23:59:59` },
    ],
  }
}

const dayOf = (value: WireValue | undefined): string => {
  const [, day = '', month = '', year = ''] = /^(\d{2})\.(\d{2})\.(\d{4})/.exec(textOf(value)) ?? []
  if (year !== '') return `${year}-${month}-${day}`
  if (/^\d{4}-\d{2}-\d{2}/.test(textOf(value))) return textOf(value).slice(0, 10)
  throw refused(0, 'createdWithin takes the days "from" and "to"')
}
