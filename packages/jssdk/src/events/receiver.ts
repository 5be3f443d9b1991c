import { givenOptions } from '../actions/options/given-options.ts'
import { eventReceiverInvalid, eventRefused } from '../errors/catalogues/event-errors.ts'
import { knowSecrets } from '../errors/redact.ts'
import { SdkError } from '../errors/sdk-error.ts'
import { type KeptEvent, memoryEventInbox } from './inbox/event-inbox.ts'
import { isString } from '../types/narrow.ts'
import { type PortalEvent, toPortalEvent } from './portal-event.ts'
import { handOver } from './hand-over.ts'
import { readForm } from './form/read-form.ts'
import type { EventReceiverOptions } from './receiver-options.ts'
import { faultOfReceiver } from './receiver-fault.ts'
import { isSameText } from './same-text.ts'
import { tellError } from './tell-error.ts'
import { takeOverRepeatedly } from './take-over.ts'

/** Answers a portal's request. Request and response are those of the web standard. */
export interface EventReceiver {
  (request: Request): Promise<Response>
  /** Refuses further events with 503, and resolves when every handler has ended. */
  close(): Promise<void>
}

/**
 * Receives a portal's events. It checks the sender in constant time and answers at once. It then calls `onEvent` once for each event, and
 * again when the handler fails. Events of one portal with equal name, handler, data and second (`ts`) count as one event. A refused request
 * is answered with its status and reported to `onError`; nothing is thrown.
 * @throws {SdkError} `JSSDK_EVENT_RECEIVER_INVALID`: neither `applicationToken` nor `lookup` is given, or an option cannot be used
 */
export const createEventReceiver = (given: EventReceiverOptions): EventReceiver => {
  const options = givenOptions(given)
  const fault = faultOfReceiver(options)
  if (fault !== undefined) throw eventReceiverInvalid({ fault })
  const { applicationToken, onInstall } = options
  const { inbox = memoryEventInbox(), waitUntil = () => undefined } = options
  const lookup = options.lookup ?? (() => applicationToken)
  const works = new Set<Promise<void>>()
  let isClosed = false

  /** Undefined: the event was accepted before. */
  const accept = async (request: Request): Promise<KeptEvent | undefined> => {
    if (isClosed) throw eventRefused({ fault: 'closed' })
    const event = toPortalEvent(await readForm(request, options))
    if (event === undefined) throw eventRefused({ fault: 'notAnEvent' })
    const { memberId, applicationToken: sent, accessToken, refreshToken } = event.auth
    const found: unknown = await lookup(memberId)
    // A lookup in a plain object finds functions and prototypes under names such as `__proto__`. So only a text counts as a token.
    const expected = isString(found) ? found : ''
    // An unknown portal's token is compared with a fixed text. So the time of the answer does not show which portals are known.
    const isGenuine = isSameText(sent, expected || unknownToken) && expected !== ''
    // A found value that is not a text does not make the portal unknown.
    const isFirstContact = !found && event.event === 'ONAPPINSTALL' && onInstall !== undefined
    if (!isGenuine && !isFirstContact) throw eventRefused({ fault: 'wrongToken' })
    // Only tokens of a known portal are removed from errors. Anybody else could make any word a secret.
    if (isGenuine) knowSecrets(expected, accessToken, refreshToken)
    const kept = { key: await keyOf(event), event, isFirstContact }
    return (await inbox.put(kept)) ? kept : undefined
  }

  const begin = (kept: KeptEvent): void => {
    const work = afterAnswer(() => handOver(kept, options))
      .then(() => inbox.done(kept.key))
      .catch((error: unknown) => tellError(options, error, kept.event))
      .finally(() => works.delete(work))
    works.add(work)
    waitUntil(work)
  }

  const stopTakingOver = takeOverRepeatedly(inbox, options, begin)

  const receive = async (request: Request): Promise<Response> => {
    try {
      const kept = await accept(request)
      if (kept !== undefined) begin(kept)
      return new Response('OK', { status: 200 })
    } catch (error) {
      await tellError(options, error, undefined)
      const status = error instanceof SdkError ? error.status : 500
      return new Response(null, { status, ...(status === 405 && { headers: { Allow: 'POST' } }) })
    }
  }

  const close = async (): Promise<void> => {
    isClosed = true
    await stopTakingOver()
    while (works.size > 0) await Promise.all(works)
  }

  return Object.assign(receive, { close })
}

const unknownToken = '0'.repeat(32)

/** The handler runs in a later task, so that the answer leaves before the handler uses the thread. */
const afterAnswer = async (work: () => Promise<void>): Promise<void> => {
  await new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
  await work()
}

/** A key that is equal for every copy of the same event of the same portal. */
const keyOf = async ({ event, data, ts, handlerId, auth }: PortalEvent): Promise<string> => {
  const text = JSON.stringify([auth.memberId, event, ts, handlerId, data])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
