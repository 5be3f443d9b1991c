import { platformTransport } from '#platform-transport'
import { heldBackFor, networkError, replyTooLarge, requestTimeout } from '../../errors/catalogues/catalogue.ts'
import { headersHeldBack } from '../../platform/browser-rules.ts'
import { deadline } from './deadline.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'
import { failed } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { defaultMaxReplyBytes } from '../http-options.ts'
import type { Send } from '../pipeline.ts'
import type { RequestOptions } from '../request-options.ts'
import { factsOf } from '../rest-call.ts'
import type { RestCall } from '../rest-call.ts'
import { NoReply, NotSent, ReplyTooLarge } from '../../transport/transport.ts'
import type { HttpRequest } from '../../transport/transport.ts'

/** Encodes a call, sends it and decodes the reply. No other code sends REST calls. */
export const wire =
  ({
    portal,
    defaults,
    http: { transport = platformTransport(), maxReplyBytes = defaultMaxReplyBytes },
  }: RequestOptions): Send =>
  async (call) => {
    call.signal?.throwIfAborted()
    const limit = deadline(call.timeoutMs, call.signal)
    const request: HttpRequest = {
      get signal() {
        return limit.signal
      },
      onEarlyEnd: limit.onEarlyEnd,
      ...encode(call, portal.restUrl(), defaults.headers),
    }
    let status = 0
    try {
      const reply = await transport(request)
      status = reply.status
      return decode(call, reply, await reply.readText(maxReplyBytes))
    } catch (cause) {
      call.signal?.throwIfAborted()
      // A browser that refuses a header does so at once, so a time-out or a status has another cause.
      const held = status > 0 || limit.timedOut ? [] : headersHeldBack(call.portal, request.headers)
      const fault = cause instanceof NoReply ? cause : new NoReply(held.length > 0 ? heldBackFor(held) : '', { cause })
      return failed(failureOf(call, fault, status, maxReplyBytes, limit.timedOut))
    } finally {
      limit.end()
    }
  }

/** The reply's status is 0 until its headers have arrived. */
const failureOf = (call: RestCall, fault: NoReply, status: number, limitBytes: number, timedOut: boolean): Failure => {
  const isNotSent = fault instanceof NotSent
  const { message: advice, code, cause } = fault
  const facts = { ...factsOf(call, isNotSent ? 'notSent' : 'unknown'), cause, advice }
  if (cause instanceof ReplyTooLarge)
    return { kind: 'rejected', error: replyTooLarge({ ...facts, status }, limitBytes) }
  const error = timedOut ? requestTimeout(facts, call.timeoutMs) : networkError(facts, code, status > 0)
  return isNotSent
    ? { kind: 'notSent', error, advice, isFinal: code !== undefined }
    : { kind: 'replyLost', error, advice }
}
