import type { WireMap } from '../wire-value.ts'
import { phpQuery } from './php-query.ts'

/** One attempt to tell a handler of an event; there is no second one. */
export interface Delivery {
  /** Counts up from attempt to attempt. */
  readonly id: number
  readonly event: string
  readonly handler: string
  /** What the body says, as nested fields. */
  readonly fields: WireMap
  /** The body as it was sent. */
  readonly body: string
  /** HTTP status of the answer; 0 while there is none, or when none came. */
  readonly status: number
  readonly durationMs: number
  /** Why no answer came. */
  readonly error: string | undefined
}

/** Sends events to handlers and remembers how it went. */
export interface Deliveries {
  send(handler: string, fields: WireMap & { readonly event: string }): void
  list(): readonly Delivery[]
  clear(): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
  /** Gives up what is under way. */
  stop(): Promise<void>
}

/** A portal may run for days: only so many attempts are kept. */
const keptDeliveries = 10_000
const timeoutMs = 10_000

export const createDeliveries = (): Deliveries => {
  let log: Delivery[] = []
  let lastId = 0
  const underWay = new Set<Promise<void>>()
  const stopped = new AbortController()

  const attempt = async (delivery: Delivery): Promise<void> => {
    const startMs = performance.now()
    const outcome = await post(delivery, AbortSignal.any([stopped.signal, AbortSignal.timeout(timeoutMs)]))
    log = log.map((one) => (one === delivery ? { ...one, ...outcome, durationMs: performance.now() - startMs } : one))
  }
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  return {
    send: (handler, fields) => {
      const { event } = fields
      lastId += 1
      const sent = { id: lastId, event, handler, fields, body: phpQuery(fields) }
      const delivery = { ...sent, status: 0, durationMs: 0, error: undefined }
      log = [...log.slice(-(keptDeliveries - 1)), delivery]
      const sending: Promise<void> = attempt(delivery).finally(() => underWay.delete(sending))
      underWay.add(sending)
    },
    list: () => log,
    clear: () => {
      log = []
    },
    settled,
    stop: async () => {
      stopped.abort()
      await settled()
    },
  }
}

const post = async ({ handler, body }: Delivery, signal: AbortSignal): Promise<Pick<Delivery, 'status' | 'error'>> => {
  try {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'User-Agent': 'Bitrix24 Webhook Engine' }
    const response = await fetch(handler, { method: 'POST', body, headers, redirect: 'manual', signal })
    await response.body?.cancel()
    return { status: response.status, error: undefined }
  } catch (error) {
    return { status: 0, error: error instanceof Error ? error.message : String(error) }
  }
}
