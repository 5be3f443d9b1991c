import { entryOf, type WireMap } from '../../wire-value.ts'

/** Names that the portal removes from the parameters before a method sees them. */
const consumed = new Set(['auth', 'access_token', 'aplogin', 'ap', 'auth_connector', 'start', 'state'])

/** The method's own parameters. */
export const methodParams = (params: WireMap): WireMap =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !consumed.has(name)))

/** The label by which the calling program marks its own changes. */
export const connectorOf = (params: WireMap): string | undefined => {
  const connector = entryOf(params, 'auth_connector')
  return typeof connector === 'string' && connector !== '' ? connector : undefined
}

/** The row to start from, read like PHP's `intval`. It is undefined if `start` is absent or not a scalar. */
export const startOf = (params: WireMap): number | undefined => {
  const start = entryOf(params, 'start')
  if (typeof start === 'number') return inRange(Math.trunc(start))
  if (typeof start !== 'string') return undefined
  const digits = /^\s*[+-]?\d+/.exec(start)
  return digits === null ? 0 : inRange(Number(digits[0]))
}

/** No table has more rows, and SQLite cannot read a larger number as an integer. */
const greatestStart = 1e15

const inRange = (start: number): number => Math.max(-greatestStart, Math.min(start, greatestStart))
