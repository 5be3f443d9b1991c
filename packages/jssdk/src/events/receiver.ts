import { eventReceiverInvalid, eventRefused } from '../errors/event-errors.ts'
import { SdkError } from '../errors/sdk-error.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { FormLimits } from './form-limits.ts'
import { type PortalEvent, toPortalEvent } from './portal-event.ts'
import { readForm } from './read-form.ts'
import { isSameText } from './same-text.ts'
import { memorySeenStore, type SeenStore } from './seen-store.ts'

export interface EventReceiverOptions extends FormLimits {
  /** The application token of the one portal that sends events. */
  readonly applicationToken?: string | undefined
  /** The application token stored for a portal; undefined = the portal is not known, its events are refused. */
  readonly lookup?: ((memberId: string) => string | undefined | Promise<string | undefined>) | undefined
  /** Runs after the portal has its answer. */
  readonly onEvent: (event: PortalEvent) => void | Promise<void>
  /** Awaited before the portal gets its answer: write the event where it survives the process. When it fails the portal gets 500. */
  readonly store?: ((event: PortalEvent) => void | Promise<void>) | undefined
  /**
   * ONAPPINSTALL of a portal that is not known yet. Whoever takes it has to ask `verifyInstallation` before anything is stored.
   * @default refused as every other event
   */
  readonly onInstall?: ((event: PortalEvent<'ONAPPINSTALL'>) => void | Promise<void>) | undefined
  /** What was refused (no event), or what the handler threw, tried often enough. @default nobody is told */
  readonly onError?: ((error: unknown, event: PortalEvent | undefined) => void) | undefined
  /** How often an event is handed over. @default 3 */
  readonly attempts?: number | undefined
  /** Milliseconds before the second attempt, doubled for each further one. @default 1_000 */
  readonly retryDelayMs?: number | undefined
  /** Recognises events that come twice. @default the last 10,000, in memory */
  readonly seenStore?: SeenStore | undefined
  /** Keeps a serverless runtime alive until the handler has ended. */
  readonly waitUntil?: ((work: Promise<void>) => void) | undefined
  /** For tests: time as the receiver sees it. @default the system's */
  readonly clock?: Clock | undefined
}

/** Takes a web-standard request of a portal and answers it. */
export type EventReceiver = (request: Request) => Promise<Response>

/**
 * Receives a portal's events: checks who sent them in constant time, answers at once and hands each event to `onEvent` once.
 * A refused request is answered with its status and reaches `onError`; nothing is thrown.
 * @throws {SdkError} `JSSDK_EVENT_RECEIVER_INVALID`: neither `applicationToken` nor `lookup` is given
 */
export const createEventReceiver = (options: EventReceiverOptions): EventReceiver => {
  const { applicationToken, onInstall, onError = () => undefined } = options
  const { seenStore = memorySeenStore(), clock = systemClock, waitUntil = () => undefined } = options
  const lookup = options.lookup ?? (() => applicationToken)
  if (options.lookup === undefined && !applicationToken) throw eventReceiverInvalid()

  const accept = async (request: Request): Promise<(() => Promise<void>) | undefined> => {
    const event = toPortalEvent(await readForm(request, options))
    if (event === undefined) throw eventRefused({ fault: 'notAnEvent' })
    const expected = await lookup(event.auth.memberId)
    // An unknown portal is compared with something too, so that the time does not tell who is a customer.
    const isGenuine = isSameText(event.auth.applicationToken, expected ?? unknownToken) && Boolean(expected)
    const isFirstContact = !expected && event.event === 'ONAPPINSTALL' && onInstall !== undefined
    if (!isGenuine && !isFirstContact) throw eventRefused({ fault: 'wrongToken' })
    const key = await keyOf(event)
    if (!(await seenStore.add(key))) return undefined
    try {
      await options.store?.(event)
    } catch (error) {
      await seenStore.remove(key)
      throw error
    }
    if (isFirstContact && event.event === 'ONAPPINSTALL') return async () => onInstall(event)
    return () => handOver(event)
  }

  const handOver = async (event: PortalEvent): Promise<void> => {
    const { attempts = 3, retryDelayMs = 1_000, onEvent } = options
    for (let attempt = 1; ; attempt += 1) {
      try {
        await onEvent(event)
        return
      } catch (error) {
        if (attempt >= attempts) {
          onError(error, event)
          return
        }
        await clock.sleep(retryDelayMs * 2 ** (attempt - 1))
      }
    }
  }

  return async (request) => {
    try {
      const work = await accept(request)
      if (work !== undefined) waitUntil(afterAnswer(work).catch((error: unknown) => onError(error, undefined)))
      return new Response('OK', { status: 200 })
    } catch (error) {
      onError(error, undefined)
      const status = error instanceof SdkError ? error.status : 500
      return new Response(null, { status, ...(status === 405 && { headers: { Allow: 'POST' } }) })
    }
  }
}

const unknownToken = '0'.repeat(32)

/** A task of its own, so that the answer is on its way before the handler takes the thread. */
const afterAnswer = async (work: () => Promise<void>): Promise<void> => {
  await new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
  await work()
}

/** The same event of the same portal, sent twice, has the same key. */
const keyOf = async ({ event, data, ts, handlerId, auth }: PortalEvent): Promise<string> => {
  const text = JSON.stringify([auth.memberId, event, ts, handlerId, data])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
