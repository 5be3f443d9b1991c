import type { HttpRequest, Transport } from '../../src/transport/transport.ts'

/** What the ids of the rows look like. */
export type IdKind = 'numbers' | 'digits' | 'texts' | 'negative' | 'huge' | 'decimals' | 'none'
/** How the server gives what lies behind a page. */
export type ServerPaging = 'keyset' | 'start' | 'offset' | 'page' | 'none' | 'other'

/** A reply that is no page of rows, in the place of one. */
export const brokenReplies: readonly unknown[] = [
  {},
  { status: 'ok' },
  { result: null },
  { result: true },
  { result: { items: null } },
  { result: 'text' },
]

export interface ListServerOptions {
  readonly rowCount: number
  readonly idKind: IdKind
  /** The field of ids in rows, and the one that filter and order know. */
  readonly idKey?: 'ID' | 'id'
  readonly filterKey?: string
  readonly paging: ServerPaging
  readonly pageSize: number
  readonly container?: string | undefined
  /** Says in its result whether more rows follow. */
  readonly hasFlag?: boolean
  /** A server along ids also counts by `start`. */
  readonly knowsStart?: boolean
  /** Numbers of requests, from 1, that are answered with something else. */
  readonly broken?: ReadonlyMap<number, unknown>
  /** Called before each page. */
  readonly beforePage?: (rows: Row[], pageNumber: number) => void
}

export type Row = Readonly<Record<string, unknown>>

/** A server with one list, for properties over everything that a list may be. */
export interface ListServer {
  readonly transport: Transport
  readonly rows: readonly Row[]
  readonly requests: readonly { readonly method: string; readonly params: Row }[]
}

const idOf: Record<IdKind, (index: number, count: number) => unknown> = {
  numbers: (index) => 3 * index + 1,
  digits: (index) => String(3 * index + 1),
  texts: (index) => `r-${String(index).padStart(5, '0')}`,
  negative: (index, count) => index - count,
  huge: (index) => String(9_007_199_254_740_993n + BigInt(index)),
  decimals: (index) => `${index + 1}.0`,
  none: () => undefined,
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})

const time = { start: 0, finish: 0, duration: 0, processing: 0, date_start: '', date_finish: '' }

export const listServer = (options: ListServerOptions): ListServer => {
  const { rowCount, idKind, idKey = 'ID', filterKey = idKey, paging, pageSize, container, knowsStart = true } = options
  const rows: Row[] = Array.from({ length: rowCount }, (_, index) => ({
    ...(idKind !== 'none' && { [idKey]: idOf[idKind](index, rowCount) }),
    title: `row ${index}`,
  }))
  const requests: { method: string; params: Row }[] = []
  let pages = 0

  const page = (params: Record<string, unknown>): Record<string, unknown> => {
    pages += 1
    options.beforePage?.(rows, pages)
    const own = { ...record(params['params']), ...record(params['PARAMS']), ...params }
    const bound = record(params['filter'])[`>${filterKey}`]
    const isComparable = idKind === 'numbers' || idKind === 'digits' || idKind === 'negative'
    const isFiltered = paging === 'keyset' && bound !== undefined && isComparable
    const isDescending = record(params['order'])[filterKey] === 'DESC'
    const filtered = isFiltered ? rows.filter((row) => Number(row[idKey]) > Number(bound)) : rows
    const found = paging === 'keyset' && isDescending ? filtered.toReversed() : filtered
    const counts = paging === 'start' || (paging === 'keyset' && knowsStart)
    const start = Number(own['start'] ?? 0)
    const limit = Number(own['LIMIT'] ?? own['limit'] ?? pageSize)
    const size = paging === 'none' ? Infinity : paging === 'offset' ? Math.min(limit, pageSize) : pageSize
    const from =
      paging === 'offset'
        ? Number(own['OFFSET'] ?? own['offset'] ?? 0)
        : paging === 'page'
          ? (Number(own['page'] ?? 1) - 1) * pageSize
          : counts && start > 0
            ? start
            : 0
    const given = found.slice(from, from + size)
    const isMore = from + given.length < found.length
    const flagged = { [container ?? 'items']: given, hasMore: isMore }
    const plain = container === undefined ? given : { [container]: given }
    const envelope = counts && start >= 0 ? { total: found.length, ...(isMore && { next: from + given.length }) } : {}
    return { result: options.hasFlag === true ? flagged : plain, time, ...envelope }
  }

  const send = async ({ url, body: text }: HttpRequest): ReturnType<Transport> => {
    const params = record(JSON.parse(text))
    const method = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
    requests.push({ method, params })
    const broken = options.broken?.get(requests.length)
    const body = broken ?? (method === 'batch' ? batch(params['cmd'], page) : page(params))
    return { status: 200, readText: () => Promise.resolve(JSON.stringify(body)) }
  }
  return { transport: send, rows, requests }
}

/** Runs the commands of a batch; a reference that leads nowhere makes the portal forget the condition. */
const batch = (cmd: unknown, page: (params: Record<string, unknown>) => Record<string, unknown>): unknown => {
  const results: Record<string, unknown> = {}
  for (const [key, command] of Object.entries(cmd ?? {})) {
    const query = new URLSearchParams(String(command).split('?')[1] ?? '')
    const params: Record<string, Record<string, unknown>> = {}
    for (const [name, value] of query) {
      const [first = '', second] = name.split('[').map((part) => part.replace(/\]$/, ''))
      if (second !== undefined) params[first] = { ...params[first], [second]: resolve(value, results) }
    }
    results[key] = page({ ...params, start: query.get('start') ?? 0 })['result']
  }
  const blocks = { result_error: [], result_total: [], result_next: [], result_time: [] }
  return { result: { result: Object.values(results), ...blocks }, time }
}

const resolve = (value: string, results: Record<string, unknown>): unknown => {
  if (!value.startsWith('$result')) return value
  let reached: unknown = results
  for (const [, key = ''] of value.matchAll(/\[([^\]]+)\]/g)) {
    const next: unknown = typeof reached === 'object' && reached !== null ? Reflect.get(reached, key) : undefined
    if (next === undefined || next === null) return undefined
    reached = next
  }
  return reached
}
