import type { MiddlewareHandler } from 'hono'
import { isTakenOver } from '../faults/connection.ts'
import type { Api } from '../methods/method.ts'
import type { PortalEnv } from '../rest-request.ts'
import { entriesOf, entryOf, isWireList, isWireMap, type WireMap } from '../wire-value.ts'

/** One request as the portal received it. */
export interface LoggedRequest {
  readonly api: Api
  readonly method: string
  readonly params: WireMap
  readonly query: WireMap
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** HTTP status of the reply; 0 while there is none, or when the socket was cut. */
  readonly status: number
  /** Command strings of a v2 batch, in order; empty for everything else. */
  readonly commands: readonly string[]
}

/** What the portal was asked, in order of arrival. */
export interface RequestLog {
  /** The last 10,000 requests. */
  list(): readonly LoggedRequest[]
  /** Requests of one method (any letter case), or of all. */
  count(method?: string): number
  /** Requests answered with this HTTP status; 0 = without an answer so far. */
  countStatus(status: number): number
  clear(): void
}

/** A request log and the middleware that fills it. */
export interface RequestLogging {
  readonly log: RequestLog
  readonly middleware: MiddlewareHandler<PortalEnv>
}

/** A portal may run for days: only so many requests are kept, the counts go on. */
const keptRequests = 10_000

type Entry = { readonly request: Omit<LoggedRequest, 'status'>; status: number }

/** The requests since the log was last cleared; one that was cleared away while it ran counts nowhere. */
const createBook = () => ({
  entries: new Array<Entry>(),
  methods: createTally<string>(),
  statuses: createTally<number>(),
})

const createTally = <Key>() => {
  const counts = new Map<Key, number>()
  return {
    add: (key: Key, change: 1 | -1 = 1) => void counts.set(key, (counts.get(key) ?? 0) + change),
    of: (key: Key): number => counts.get(key) ?? 0,
    all: (): number => [...counts.values()].reduce((sum, count) => sum + count, 0),
  }
}

export const createRequestLogging = (): RequestLogging => {
  let book = createBook()
  const log: RequestLog = {
    list: () => book.entries.map(({ request, status }) => ({ ...request, status })),
    count: (method) => (method === undefined ? book.methods.all() : book.methods.of(method.toLowerCase())),
    countStatus: (status) => book.statuses.of(status),
    clear: () => {
      book = createBook()
    },
  }
  return {
    log,
    middleware: async (c, next) => {
      const { entries, methods, statuses } = book
      const { api, method, params, query } = c.get('rest')
      const headers = Object.fromEntries(c.req.raw.headers)
      const entry = { request: { api, method, params, query, headers, commands: commandsOf(params) }, status: 0 }
      entries.push(entry)
      if (entries.length > keptRequests) entries.shift()
      methods.add(method.toLowerCase())
      statuses.add(0)
      await next()
      if (isTakenOver(c.res)) return
      entry.status = c.res.status
      statuses.add(0, -1)
      statuses.add(entry.status)
    },
  }
}

const commandsOf = (params: WireMap): readonly string[] => {
  const cmd = entryOf(params, 'cmd')
  if (!isWireMap(cmd) && !isWireList(cmd)) return []
  return entriesOf(cmd).flatMap(([, command]) => (typeof command === 'string' ? [command] : []))
}
