import type { TypeB24 } from '../client/type-b24.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { type Random, systemRandom } from '../platform/random.ts'
import { type OfflineEvent, offlineQueue, type Reservation } from './offline-records.ts'
import { tellError } from './tell-error.ts'

export interface OfflineWorkerOptions {
  /** A client of the application, with the tokens of an administrator. */
  readonly $b24: TypeB24
  /** Handles one event; the same one may come twice when the process dies in between. */
  readonly onEvent: (event: OfflineEvent) => void | Promise<void>
  /** An event that failed every attempt and was set aside (with it), or a call of the queue that failed (without). @default nobody is told */
  readonly onError?: ((error: unknown, event: OfflineEvent | undefined) => void) | undefined
  /** The queue of this connector (`auth_connector`). @default the queue without one */
  readonly connector?: string | undefined
  /** Records in one reservation, 50 at most. @default 50 */
  readonly limit?: number | undefined
  /** How often an event is handed over before it is set aside. @default 3 */
  readonly attempts?: number | undefined
  /** Milliseconds between two looks at an empty queue. @default 10_000 */
  readonly pollMs?: number | undefined
  /** Whether no other worker reads this queue: what a crash left reserved is then taken up. @default true */
  readonly isOnlyWorker?: boolean | undefined
  /** For tests. @default the system's */
  readonly clock?: Clock | undefined
  readonly random?: Random | undefined
}

/** Reads an application's offline queue. */
export interface OfflineWorker {
  /**
   * Handles what waits in the queue and resolves with the number of events.
   * @throws {AjaxError} a call of the queue failed; what was not confirmed stays in the queue
   */
  drain(signal?: AbortSignal): Promise<number>
  /** Goes on until `signal` is aborted; the events it has begun with are ended first. A queue that fails is tried again, later and later. */
  run(signal: AbortSignal): Promise<void>
}

const mostRecords = 50
const shortestBackoffMs = 1_000
const longestBackoffMs = 60_000

/**
 * Reads an application's offline queue and loses nothing: records are reserved, handled, then confirmed, so that those of a
 * process that died are handed over again. Events that fail are tried again, then set aside with `event.offline.error`.
 */
export const offlineQueueWorker = (options: OfflineWorkerOptions): OfflineWorker => {
  const { $b24, onEvent, connector, attempts = 3 } = options
  const limit = Math.min(options.limit ?? mostRecords, mostRecords)
  const { pollMs = 10_000, isOnlyWorker = true, clock = systemClock, random = systemRandom } = options
  const queue = offlineQueue($b24, connector)

  const isHandled = async (event: OfflineEvent): Promise<boolean> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await onEvent(event)
        return true
      } catch (error) {
        if (attempt >= attempts) {
          await tellError(options, error, event)
          return false
        }
        await clock.sleep(backoffMs(attempt, random))
      }
    }
  }

  /** Handles a reservation; when it is told to stop, what is left stays reserved and is taken up by the next run. */
  const handle = async ({ processId, events }: Reservation, signal: AbortSignal | undefined): Promise<number> => {
    const handled: string[] = []
    const failed: string[] = []
    for (const event of events) {
      if (signal?.aborted) break
      const messages = (await isHandled(event)) ? handled : failed
      messages.push(event.messageId)
    }
    await queue.confirm(processId, handled)
    await queue.setAside(processId, failed)
    return handled.length + failed.length
  }

  const drain = async (signal?: AbortSignal): Promise<number> => {
    const isStopped = (): boolean => signal?.aborted === true
    let count = 0
    // A reservation has as many records as one reply, so that one look at it is enough.
    for (const processId of isOnlyWorker ? await queue.reservations() : [])
      if (!isStopped()) count += await handle(await queue.resume(processId), signal)
    while (!isStopped()) {
      const reservation = await queue.reserve(limit)
      count += await handle(reservation, signal)
      if (reservation.events.length < limit) break
    }
    return count
  }

  const run = async (signal: AbortSignal): Promise<void> => {
    let failures = 0
    while (!signal.aborted) {
      const waitMs = await drain(signal).then(
        () => {
          failures = 0
          return pollMs
        },
        async (error: unknown) => {
          failures += 1
          await tellError(options, error, undefined)
          return backoffMs(failures, random)
        },
      )
      // Told to stop while it waits: there is nothing left to do.
      if (!signal.aborted) await clock.sleep(waitMs, signal).catch(() => undefined)
    }
  }

  return { drain, run }
}

const backoffMs = (failure: number, random: Random): number =>
  Math.min(longestBackoffMs, shortestBackoffMs * 2 ** (failure - 1)) * (0.5 + random() / 2)
