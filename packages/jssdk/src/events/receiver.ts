import { givenOptions } from '../actions/given-options.ts'
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

/** Takes a web-standard request of a portal and answers it. */
export interface EventReceiver {
  (request: Request): Promise<Response>
  /** Takes no further event (503) and resolves when every handler has ended. */
  close(): Promise<void>
}

/**
 * Receives a portal's events: checks who sent them in constant time, answers at once and hands each event to `onEvent` once,
 * again when it fails. Two events of one portal with the same name, handler, data and second (`ts`) cannot be told from one that was
 * sent twice: they are handed over once. A refused request is answered with its status and reaches `onError`; nothing is thrown.
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

  /** Undefined: it was taken before. */
  const accept = async (request: Request): Promise<KeptEvent | undefined> => {
    if (isClosed) throw eventRefused({ fault: 'closed' })
    const event = toPortalEvent(await readForm(request, options))
    if (event === undefined) throw eventRefused({ fault: 'notAnEvent' })
    const { memberId, applicationToken: sent, accessToken, refreshToken } = event.auth
    const found: unknown = await lookup(memberId)
    // A lookup in a plain object finds functions and prototypes under names such as `__proto__`: nothing but a text is a token.
    const expected = isString(found) ? found : ''
    // An unknown portal is compared with something too, so that the time does not tell who is a customer.
    const isGenuine = isSameText(sent, expected || unknownToken) && expected !== ''
    // What is found and no text does not stand for a portal that is not known.
    const isFirstContact = !found && event.event === 'ONAPPINSTALL' && onInstall !== undefined
    if (!isGenuine && !isFirstContact) throw eventRefused({ fault: 'wrongToken' })
    // Of a portal that is known alone: others could name any word a secret.
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
