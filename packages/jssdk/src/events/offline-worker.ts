import type { TypeB24 } from '../client/type-b24.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { type Random, systemRandom } from '../platform/random.ts'
import { mostRecords, type OfflineEvent, offlineQueue, type Reservation } from './offline-records.ts'
import { tellError } from './tell-error.ts'

export interface OfflineWorkerOptions {
  /** A client of the application with an administrator's tokens. */
  readonly $b24: TypeB24
  /** Handles one event. An event may come twice when the process dies after handling it. */
  readonly onEvent: (event: OfflineEvent) => void | Promise<void>
  /**
   * Called when an event failed every attempt and was set aside (`event` is given), or when a call of the queue failed (`event` is
   * undefined). @default errors are not reported
   */
  readonly onError?: ((error: unknown, event: OfflineEvent | undefined) => void) | undefined
  /** The queue of this connector (`auth_connector`). @default the queue without one */
  readonly connector?: string | undefined
  /** Number of records in one reservation, 50 at most. @default 50 */
  readonly limit?: number | undefined
  /** How many times an event is tried before it is set aside. @default 3 */
  readonly attempts?: number | undefined
  /** Milliseconds between two reads of an empty queue. @default 10_000 */
  readonly pollMs?: number | undefined
  /** Whether no other worker reads this queue. If so, the worker also takes records that a crash left reserved. @default true */
  readonly isOnlyWorker?: boolean | undefined
  /** For tests. @default the system's */
  readonly clock?: Clock | undefined
  readonly random?: Random | undefined
}

/** Reads an application's offline queue. */
export interface OfflineWorker {
  /**
   * Handles the records in the queue and resolves with the number of events.
   * @throws {AjaxError} a call of the queue failed; records without confirmation stay in the queue
   */
  drain(signal?: AbortSignal): Promise<number>
  /**
   * Runs until `signal` is aborted. An event in progress is finished first. When the queue fails, the worker tries again with growing
   * waits.
   */
  run(signal: AbortSignal): Promise<void>
}

const shortestBackoffMs = 1_000
const longestBackoffMs = 60_000

/**
 * Reads an application's offline queue and loses nothing. Records are reserved, handled and then confirmed, so the records of a dead
 * process are handled again. A failed event is tried again, and at last set aside with `event.offline.error`.
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

  /** Handles a reservation. After an abort the remaining records stay reserved, and the next run takes them. */
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
    // A reservation never has more records than one reply, so one call reads it.
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
      // The sleep rejects when it is aborted. The loop then ends, so the error is dropped.
      if (!signal.aborted) await clock.sleep(waitMs, signal).catch(() => undefined)
    }
  }

  return { drain, run }
}

const backoffMs = (failure: number, random: Random): number =>
  Math.min(longestBackoffMs, shortestBackoffMs * 2 ** (failure - 1)) * (0.5 + random() / 2)
