import type { HttpRequest, Transport } from '../../src/transport/transport.ts'

/** What a portal does with a reference that leads to no row. */
export type Garbage = 'duplicate' | 'error' | 'empty'
/** What becomes of one request. */
export type Strike =
  | 'none'
  | 'ignoreFilter'
  | 'html502'
  | 'cutJson'
  | 'limit503'
  | 'json500'
  | 'reset'
  | 'softError'
  | 'deadReference'

export interface TableOptions {
  /** Ids of the rows, ascending; may change while a list runs. */
  readonly ids: number[]
  readonly garbage?: Garbage
  /** The field of `result` that holds the rows. */
  readonly container?: string | undefined
  readonly idKey?: string
  /** The id field that filter and order know; others are ignored. */
  readonly filterKey?: string
  readonly idsAsText?: boolean
  /** REST v3: the most rows of a page. */
  readonly pageCap?: number
  /** Most rows that page number `pageNumber` gives, as of a method that filters after it has selected. */
  readonly shortened?: (pageNumber: number) => number
  /** Called before each request. */
  readonly strike?: (requestNumber: number) => Strike
  /** Called before each page, within batches too. */
  readonly beforePage?: (pageNumber: number) => void
}

export interface Table {
  readonly transport: Transport
  /** The method of each request, with the number of commands of a batch. */
  readonly requests: { readonly method: string; readonly commands: number; readonly body: Params }[]
}

type Params = Record<string, unknown>
type Reply = { readonly status: number; readonly body: unknown }

const isRecord = (value: unknown): value is Params =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const time = { start: 0, finish: 0, duration: 0, processing: 0, date_start: '', date_finish: '' }

/** A network with one table behind it: lists of both REST versions, batches, and faults on request. */
export const tableTransport = (options: TableOptions): Table => {
  const requests: Table['requests'] = []
  let pages = 0

  const page = (params: Params, ignoresFilter: boolean, isV3: boolean): unknown => {
    pages += 1
    options.beforePage?.(pages)
    const { idKey = 'ID', filterKey = idKey, container, idsAsText = false } = options
    const { above, upTo } = isV3 ? boundsV3(params['filter'], filterKey) : boundsV2(params['filter'], filterKey)
    const isDescending = isRecord(params['order']) && params['order'][filterKey] === 'DESC'
    const found = ignoresFilter ? options.ids : options.ids.filter((id) => id > above && id <= upTo)
    const ordered = isDescending ? found.toReversed() : found
    const { from, size } = isV3 ? window(params['pagination'], options.pageCap ?? 1000) : { from: 0, size: 50 }
    const most = Math.min(size, options.shortened?.(pages) ?? size)
    const rows = ordered
      .slice(from, from + most)
      .map((id) => ({ [idKey]: idsAsText ? String(id) : id, title: `row ${id}` }))
    return container === undefined ? rows : { [container]: rows }
  }

  const batchV2 = (cmd: unknown, halt: unknown, strike: Strike): unknown => {
    const result: Params = {}
    const errors: Params = {}
    const times: Params = {}
    for (const [key, command] of Object.entries(cmd ?? {})) {
      const query = decodeQuery(String(command).split('?')[1] ?? '')
      const filter = isRecord(query['filter']) ? query['filter'] : {}
      let isBroken = false
      for (const [name, value] of Object.entries(filter)) {
        const resolved = resolve(value, strike === 'deadReference' ? {} : result)
        if (isRecord(resolved) || Array.isArray(resolved)) {
          isBroken = options.garbage === 'error'
          filter[name] =
            options.garbage === 'empty' ? Infinity : Array.isArray(resolved) && resolved.length === 0 ? 0 : 1
        } else filter[name] = resolved
      }
      if (isBroken) errors[key] = { error: 'INVALID_ARG_VALUE', error_description: 'Invalid value' }
      else {
        result[key] = page({ ...query, filter }, strike === 'ignoreFilter', false)
        times[key] = time
      }
      if (isBroken && Number(halt) === 1) break
    }
    return {
      result: asPhp(result),
      result_error: asPhp(errors),
      result_total: [],
      result_next: [],
      result_time: asPhp(times),
    }
  }

  const answer = (method: string, body: Params, isV3: boolean, strike: Strike): Reply => {
    if (method !== 'batch') return { status: 200, body: { result: page(body, strike === 'ignoreFilter', isV3), time } }
    if (!isV3) return { status: 200, body: { result: batchV2(body['cmd'], body['halt'], strike), time } }
    const result = Object.values(body).map((call) =>
      page(isRecord(call) && isRecord(call['query']) ? call['query'] : {}, strike === 'ignoreFilter', true),
    )
    return { status: 200, body: { result, time } }
  }

  return { requests, transport: (request) => send(request) }

  async function send({ url, body: text, signal }: HttpRequest): ReturnType<Transport> {
    signal.throwIfAborted()
    const { pathname } = new URL(url)
    const body: unknown = JSON.parse(text)
    const method = decodeURIComponent(pathname.split('/').at(-1) ?? '')
    const params = Object.fromEntries<unknown>(Object.entries(body ?? {}))
    const calls = params['cmd'] ?? params
    requests.push({
      method,
      commands: method === 'batch' ? Object.keys(calls ?? {}).length : 1,
      body: params,
    })
    const strike = options.strike?.(requests.length) ?? 'none'
    if (strike === 'reset') throw new TypeError('fetch failed')
    const reply = struck(strike) ?? answer(method, params, pathname.includes('/api/'), strike)
    const whole = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
    const sent = strike === 'cutJson' ? whole.slice(0, -5) : whole
    return { status: reply.status, readText: () => Promise.resolve(sent) }
  }
}

const struck = (strike: Strike): Reply | undefined => {
  switch (strike) {
    case 'html502':
      return { status: 502, body: '<html>Bad gateway</html>' }
    case 'json500':
      return { status: 500, body: { error: 'INTERNAL_SERVER_ERROR', error_description: 'Internal server error' } }
    case 'limit503':
      return { status: 503, body: { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' } }
    case 'softError':
      return { status: 200, body: { error: 'ACCESS_DENIED_HERE', error_description: 'No access' } }
    default:
      return undefined
  }
}

const boundsV2 = (filter: unknown, key: string): { above: number; upTo: number } => {
  const own = isRecord(filter) ? filter : {}
  return { above: Number(own[`>${key}`] ?? -1), upTo: Number(own[`<=${key}`] ?? Infinity) }
}

const boundsV3 = (filter: unknown, key: string): { above: number; upTo: number } => {
  const rows: readonly unknown[] = Array.isArray(filter) ? filter : []
  const values = (operator: string): number[] =>
    rows.flatMap((row) => (Array.isArray(row) && row[0] === key && row[1] === operator ? [Number(row[2])] : []))
  return { above: Math.max(-1, ...values('>')), upTo: Math.min(Infinity, ...values('<=')) }
}

const window = (pagination: unknown, cap: number): { from: number; size: number } => {
  const { limit = 50, page, offset = 0 } = isRecord(pagination) ? pagination : {}
  const size = Math.min(Number(limit), cap)
  return { from: page === undefined ? Number(offset) : Math.max(0, Number(page) - 1) * size, size }
}

/** `$result[0][items][49][id]`: at a step that leads nowhere a portal stays with the value reached so far. */
const resolve = (value: unknown, results: Params): unknown => {
  if (typeof value !== 'string' || !value.startsWith('$result')) return value
  let reached: unknown = results
  for (const [, key = ''] of value.matchAll(/\[([^\]]+)\]/g)) {
    const next: unknown =
      typeof reached === 'object' && reached !== null
        ? Object.entries(reached).find(([name]) => name === key)?.[1]
        : undefined
    if (next === undefined || next === null) return reached
    reached = next
  }
  return reached
}

const decodeQuery = (query: string): Params => {
  const root: Params = {}
  for (const pair of query.split('&').filter((text) => text !== '')) {
    const [key = '', value = ''] = pair.split('=').map((text) => decodeURIComponent(text))
    const [first = '', second] = key.split('[').map((step) => step.replace(/\]$/, ''))
    if (second === undefined) root[first] = value
    else {
      const node = root[first]
      root[first] = { ...(isRecord(node) ? node : {}), [second]: value }
    }
  }
  return root
}

/** PHP writes 0..n-1 as a list, anything else as a map, and nothing as a list. */
const asPhp = (block: Params): unknown => {
  const keys = Object.keys(block)
  return keys.every((key, index) => key === String(index)) ? Object.values(block) : block
}
