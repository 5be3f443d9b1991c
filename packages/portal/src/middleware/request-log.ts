import type { Context, MiddlewareHandler } from 'hono'
import type { PortalClock } from '../clock.ts'
import { isTakenOver, resendingOf } from '../faults/connection.ts'
import type { Api } from '../methods/api.ts'
import { receivedBody } from '../read-body.ts'
import { textOfReply } from '../reply-text.ts'
import type { PortalEnv } from '../rest-request.ts'
import { entriesOf, entryOf, isWireList, isWireMap, type WireMap } from '../wire-value.ts'
import { createKept, type KeptLimits } from './kept.ts'

/** One request as the portal received it. */
export interface LoggedRequest {
  readonly api: Api
  readonly method: string
  readonly params: WireMap
  readonly query: WireMap
  /** The headers, with names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The HTTP status of the reply. 0 if there is no reply yet, or if the connection was cut. */
  readonly status: number
  /** The commands of a v2 batch as text, in order. Empty for other calls. */
  readonly commands: readonly string[]
}

/** The requests that the portal received, in order of arrival. */
export interface RequestLog {
  /** The last 10,000 requests. Fewer if their bodies exceed 256 MB. */
  list(): readonly LoggedRequest[]
  /** The requests of one method (any letter case), or of all. */
  count(method?: string): number
  /** The requests with this HTTP status. 0 means that there is no reply so far. */
  countStatus(status: number): number
  clear(): void
}

/** A request before it was parsed. */
export interface WireRequest {
  readonly verb: string
  /** The URL, with the host that the client named. */
  readonly url: string
  /** The size of the body. 0 if there was none. */
  readonly bodySizeBytes: number
  /** Undefined if there was no body, or if it is not kept. */
  readonly body: Buffer | undefined
}

/** One request with further details for the inspector. */
export interface JournalEntry {
  /** The number of the request. It continues after the log was cleared. */
  readonly id: number
  /** The time of arrival on the portal's clock. */
  readonly atMs: number
  readonly request: Omit<LoggedRequest, 'status'>
  /** The same request as the client sent it, with its secrets. */
  readonly wire: WireRequest
  readonly status: number
  /** The duration in real milliseconds. Undefined until the request ends. */
  readonly durationMs: number | undefined
  /** The text of the reply, if it is still kept. */
  readonly reply: string | undefined
}

export type JournalChange =
  /** A request arrived or ended. */
  { readonly kind: 'request'; readonly entry: JournalEntry } | { readonly kind: 'cleared' }

/** The request log with the details for the inspector. */
export interface RequestJournal {
  entries(): readonly JournalEntry[]
  find(id: number): JournalEntry | undefined
  /** Calls the listener at each change. The returned function ends this. */
  subscribe(listener: (change: JournalChange) => void): () => void
}

/** A request log, and the middleware that fills it. */
export interface RequestLogging {
  readonly log: RequestLog
  readonly journal: RequestJournal
  readonly middleware: MiddlewareHandler<PortalEnv>
}

/**
 * A portal may run for days, and requests may carry files. The log therefore limits the number of requests and the size of their bodies.
 * The counts are not limited.
 */
const keptRequests = 10_000
const keptBodyBytes = 256 * 1024 * 1024

/** In characters. */
const keptReplies: KeptLimits = { total: 16_000_000, longest: 1_000_000 }
/** In bytes. */
const keptBodies: KeptLimits = { total: 16_000_000, longest: 1_000_000 }

type Entry = { -readonly [Key in keyof JournalEntry]: JournalEntry[Key] }

/** The number of requests since the log was cleared. A request that was running at that moment is not counted. */
const createBook = () => ({
  entries: new Array<Entry>(),
  methods: createTally<string>(),
  statuses: createTally<number>(),
  replies: createKept(keptReplies),
  bodies: createKept(keptBodies),
  bodyBytes: 0,
})

type Book = ReturnType<typeof createBook>

/**
 * The size of a body in bytes. The parsed parameters need about as much memory. A chunked body has no length header, so its size is taken
 * from its JSON.
 */
const bodyBytesOf = ({ request: { headers, params } }: Entry): number =>
  'transfer-encoding' in headers ? JSON.stringify(params).length : Number(headers['content-length'] ?? 0) || 0

const enter = (book: Book, entry: Entry): void => {
  book.entries.push(entry)
  book.bodyBytes += bodyBytesOf(entry)
  while (book.entries.length > keptRequests || (book.bodyBytes > keptBodyBytes && book.entries.length > 1)) {
    const oldest = book.entries.shift()
    if (oldest !== undefined) book.bodyBytes -= bodyBytesOf(oldest)
  }
}

const createTally = <Key>() => {
  const counts = new Map<Key, number>()
  return {
    add: (key: Key, change: 1 | -1 = 1) => void counts.set(key, (counts.get(key) ?? 0) + change),
    of: (key: Key): number => counts.get(key) ?? 0,
    all: (): number => [...counts.values()].reduce((sum, count) => sum + count, 0),
  }
}

export const createRequestLogging = (clock: Pick<PortalClock, 'nowMs'>): RequestLogging => {
  let book = createBook()
  let lastId = 0
  const listeners = new Set<(change: JournalChange) => void>()
  const tell = (change: JournalChange): void => {
    for (const listener of listeners) listener(change)
  }
  return {
    log: {
      list: () => book.entries.map(({ request, status }) => ({ ...request, status })),
      count: (method) => (method === undefined ? book.methods.all() : book.methods.of(method.toLowerCase())),
      countStatus: (status) => book.statuses.of(status),
      clear: () => {
        book = createBook()
        tell({ kind: 'cleared' })
      },
    },
    journal: {
      entries: () => book.entries,
      find: (id) => book.entries[id - (book.entries[0]?.id ?? id)],
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    middleware: async (c, next) => {
      const current = book
      const { methods, statuses } = current
      const { api, method, params, query } = c.get('rest')
      const headers = Object.fromEntries(c.req.raw.headers)
      const request = { api, method, params, query, headers, commands: commandsOf(params) }
      const entry: Entry = {
        id: ++lastId,
        atMs: clock.nowMs(),
        request,
        wire: wireOf(c, current),
        status: 0,
        durationMs: undefined,
        reply: undefined,
      }
      const startMs = performance.now()
      enter(current, entry)
      methods.add(method.toLowerCase())
      statuses.add(0)
      tell({ kind: 'request', entry })
      resendingOf(c)?.onLogged(entry.id)
      await next()
      entry.durationMs = performance.now() - startMs
      if (!isTakenOver(c.res)) {
        entry.status = c.res.status
        statuses.add(0, -1)
        statuses.add(entry.status)
        const text = textOfReply(c.res)
        if (text !== undefined && current.replies.keep(text.length, () => (entry.reply = undefined))) entry.reply = text
      }
      if (book === current) tell({ kind: 'request', entry })
    },
  }
}

/** The request as the client sent it. Its body is kept until newer ones displace it. */
const wireOf = ({ req }: Context, { bodies }: Book): WireRequest => {
  const { sizeBytes = 0, bytes } = receivedBody(req.raw) ?? {}
  const wire = { verb: req.method, url: req.url, bodySizeBytes: sizeBytes, body: bytes }
  const isKept = bytes !== undefined && sizeBytes > 0 && bodies.keep(sizeBytes, () => (wire.body = undefined))
  return isKept ? wire : { ...wire, body: undefined }
}

const commandsOf = (params: WireMap): readonly string[] => {
  const cmd = entryOf(params, 'cmd')
  if (!isWireMap(cmd) && !isWireList(cmd)) return []
  return entriesOf(cmd).flatMap(([, command]) => (typeof command === 'string' ? [command] : []))
}
