import { createHash } from 'node:crypto'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const callOf = (value: object, name: string, ...args: unknown[]): unknown => {
  const method: unknown = Reflect.get(value, name)
  return typeof method === 'function' ? Reflect.apply(method, value, args) : undefined
}

const isResult = (value: unknown): value is object =>
  isRecord(value) && 'isSuccess' in value && typeof Reflect.get(value, 'getErrorsByKey') === 'function'

const codeOf = (error: unknown): unknown => (isRecord(error) && 'code' in error ? error['code'] : String(error))

const errorsOf = (result: object): Record<string, unknown> => {
  const byKey = callOf(result, 'getErrorsByKey')
  return isRecord(byKey) ? Object.fromEntries(Object.entries(byKey).map(([key, error]) => [key, codeOf(error)])) : {}
}

/** Moments, which no two runs share. */
const volatile = new Set(['time', 'timestamp', 'stack', 'createdTime', 'updatedTime', 'movedTime', 'lastActivityTime'])
const longList = 120

/** A long list as its length, its ends and a digest of all rows. */
const digested = (rows: readonly unknown[]): unknown => ({
  length: rows.length,
  first: rows[0],
  last: rows.at(-1),
  sha256: createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16),
})

/** A value without what differs from run to run, and results as plain data. */
export const outcomeOf = (value: unknown): unknown => {
  if (isResult(value)) {
    const isSuccess: unknown = Reflect.get(value, 'isSuccess')
    const isCall = typeof Reflect.get(value, 'getStatus') === 'function'
    const data = outcomeOf(callOf(value, 'getData'))
    const errors = errorsOf(value)
    return {
      isSuccess,
      ...(data === undefined ? {} : { data }),
      ...(Object.keys(errors).length === 0 ? {} : { errors }),
      ...(isCall ? { status: callOf(value, 'getStatus') } : {}),
    }
  }
  if (Array.isArray(value)) {
    const rows = value.map((item) => outcomeOf(item))
    return rows.length > longList ? digested(rows) : rows
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !volatile.has(key) && !/(?:_TIME|DATE_)/.test(key))
      .map(([key, item]) => [key, outcomeOf(item)]),
  )
}

/** What was thrown, as far as programs may rely on it. */
export const thrownOf = (error: unknown): unknown => ({
  thrown: isRecord(error) && 'code' in error ? error['code'] : error instanceof Error ? error.name : String(error),
  ...(isRecord(error) && typeof error['status'] === 'number' ? { status: error['status'] } : {}),
})
