import { sleep } from '../faults/sleep.ts'
import { seededRandom } from '../seeded-random.ts'
import type { WireMap } from '../wire-value.ts'
import { phpQuery } from './php-query.ts'

/** One attempt to send an event to a handler. There is no second attempt. */
export interface Delivery {
  /** The number of the attempt. Later attempts have higher numbers. */
  readonly id: number
  readonly event: string
  readonly handler: string
  /** The content of the body, as nested fields. */
  readonly fields: WireMap
  /** The body as it was sent. */
  readonly body: string
  /** The HTTP status of the answer. 0 if no answer has come. */
  readonly status: number
  readonly durationMs: number
  /** The reason why no answer came. */
  readonly error: string | undefined
}

/** `sent` is the order in which the events happened. */
export type ReleaseOrder = 'sent' | 'reversed' | 'shuffled'

/** Sends events to handlers and records the results. */
export interface Deliveries {
  /** Sends one event. `delayMs` is in real time, not in the portal's. @default 0 */
  send(handler: string, fields: WireMap & { readonly event: string }, delayMs?: number): void
  list(): readonly Delivery[]
  clear(): void
  /** Holds all later events back until `release`. */
  hold(): void
  /** Sends the held events one after another. @default 'sent', seed 1 */
  release(order?: ReleaseOrder, seed?: number): void
  /** Resolves when no event is being sent. Held events do not count. */
  settled(): Promise<void>
  /** Cancels the events that are being sent. */
  stop(): Promise<void>
}

/** A portal may run for days, so only the latest attempts are kept. */
const keptDeliveries = 10_000
const timeoutMs = 10_000

export const createDeliveries = (): Deliveries => {
  let log: Delivery[] = []
  let lastId = 0
  const underWay = new Set<Promise<void>>()
  const stopped = new AbortController()
  let held: (() => Promise<void>)[] | undefined

  const attempt = async (sent: Pick<Delivery, 'event' | 'handler' | 'fields'>, delayMs: number): Promise<void> => {
    if (delayMs > 0) await sleep(delayMs, stopped.signal)
    if (stopped.signal.aborted) return
    lastId += 1
    const whole = { id: lastId, ...sent, body: phpQuery(sent.fields) }
    const delivery: Delivery = { ...whole, status: 0, durationMs: 0, error: undefined }
    log = [...log.slice(-(keptDeliveries - 1)), delivery]
    const startMs = performance.now()
    const outcome = await post(delivery, AbortSignal.any([stopped.signal, AbortSignal.timeout(timeoutMs)]))
    log = log.map((one) => (one === delivery ? { ...one, ...outcome, durationMs: performance.now() - startMs } : one))
  }
  const follow = (work: Promise<void>): void => {
    const followed: Promise<void> = work.finally(() => underWay.delete(followed))
    underWay.add(followed)
  }
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  return {
    send: (handler, fields, delayMs = 0) => {
      const start = async () => attempt({ event: fields.event, handler, fields }, delayMs)
      if (held === undefined) follow(start())
      else held.push(start)
    },
    list: () => log,
    clear: () => {
      log = []
    },
    hold: () => {
      held ??= []
    },
    release: (order = 'sent', seed = 1) => {
      const starts = inOrder(held ?? [], order, seed)
      held = undefined
      follow(
        (async () => {
          for (const start of starts) await start()
        })(),
      )
    },
    settled,
    stop: async () => {
      stopped.abort()
      await settled()
    },
  }
}

const inOrder = <Item>(items: readonly Item[], order: ReleaseOrder, seed: number): readonly Item[] => {
  if (order === 'sent') return items
  if (order === 'reversed') return items.toReversed()
  const random = seededRandom(seed)
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)
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
