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
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** HTTP status of the reply; 0 while there is none, or when the socket was cut. */
  readonly status: number
  /** Command strings of a v2 batch, in order; empty for everything else. */
  readonly commands: readonly string[]
}

/** What the portal was asked, in order of arrival. */
export interface RequestLog {
  /** The last 10,000 requests; fewer when they brought more than 256 MB. */
  list(): readonly LoggedRequest[]
  /** Requests of one method (any letter case), or of all. */
  count(method?: string): number
  /** Requests answered with this HTTP status; 0 = without an answer so far. */
  countStatus(status: number): number
  clear(): void
}

/** A request before anything was made of it. */
export interface WireRequest {
  /** The HTTP method. */
  readonly verb: string
  /** With the host that the client named. */
  readonly url: string
  /** Of the body that was read; 0 when there was none. */
  readonly bodySizeBytes: number
  /** Undefined: there was none, or it is not kept (any more). */
  readonly body: Buffer | undefined
}

/** One request and what people want to know besides. */
export interface JournalEntry {
  /** Counts up by one from request to request, also after the log was cleared. */
  readonly id: number
  /** When it came, on the portal's clock. */
  readonly atMs: number
  readonly request: Omit<LoggedRequest, 'status'>
  /** The same as it came over the wire, secrets and all. */
  readonly wire: WireRequest
  readonly status: number
  /** Real milliseconds to its end; undefined while it is under way. */
  readonly durationMs: number | undefined
  /** The reply's text, as long as it is kept. */
  readonly reply: string | undefined
}

export type JournalChange =
  /** A request came or ended. */
  { readonly kind: 'request'; readonly entry: JournalEntry } | { readonly kind: 'cleared' }

/** The same requests as people look at them. */
export interface RequestJournal {
  entries(): readonly JournalEntry[]
  find(id: number): JournalEntry | undefined
  /** Calls the listener at each change; returns the end of it. */
  subscribe(listener: (change: JournalChange) => void): () => void
}

/** A request log and the middleware that fills it. */
export interface RequestLogging {
  readonly log: RequestLog
  readonly journal: RequestJournal
  readonly middleware: MiddlewareHandler<PortalEnv>
}

/** A portal may run for days, and a request may carry files: only so many are kept, with so much in them; the counts go on. */
const keptRequests = 10_000
const keptBodyBytes = 256 * 1024 * 1024

/** Characters. */
const keptReplies: KeptLimits = { total: 16_000_000, longest: 1_000_000 }
/** Bytes. */
const keptBodies: KeptLimits = { total: 16_000_000, longest: 1_000_000 }

type Entry = { -readonly [Key in keyof JournalEntry]: JournalEntry[Key] }

/** The requests since the log was last cleared; one that was cleared away while it ran counts nowhere. */
const createBook = () => ({
  entries: new Array<Entry>(),
  methods: createTally<string>(),
  statuses: createTally<number>(),
  replies: createKept(keptReplies),
  bodies: createKept(keptBodies),
  bodyBytes: 0,
})

type Book = ReturnType<typeof createBook>

/** What a body took on the wire; parsed it takes about as much. A body sent in pieces names no length, so it is written again. */
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

/** The request as it came; its body as long as newer ones leave it room. */
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
