import { neverArrived } from '#platform-transport'
import { networkError, replyTooLarge, requestTimeout } from '../errors/catalogue.ts'
import { deadline } from './deadline.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'
import type { EncodeOptions } from './encode.ts'
import { failed } from './failure.ts'
import type { Failure } from './failure.ts'
import type { Send } from './pipeline.ts'
import { queryOf } from './rest-call.ts'
import type { RestCall } from './rest-call.ts'
import { ReplyTooLarge } from './transport.ts'
import type { HttpRequest, Transport } from './transport.ts'

export interface WireOptions {
  readonly transport: Transport
  readonly encodeOptions: () => EncodeOptions
  readonly maxReplyBytes: number
}

/** Encodes a call, sends it and decodes the reply: the only place that sends REST. */
export const wire =
  ({ transport, encodeOptions, maxReplyBytes }: WireOptions): Send =>
  async (call) => {
    call.signal?.throwIfAborted()
    const { url, headers, body } = encode(call, encodeOptions())
    const limit = deadline(call.timeoutMs, call.signal)
    const request: HttpRequest = {
      url,
      headers,
      body,
      get signal() {
        return limit.signal
      },
      onEarlyEnd: limit.onEarlyEnd,
    }
    try {
      const reply = await transport(request)
      return decode(call, reply, await reply.readText(maxReplyBytes))
    } catch (cause) {
      call.signal?.throwIfAborted()
      return failed(noReply(call, cause, { timedOut: limit.timedOut, maxReplyBytes }))
    } finally {
      limit.end()
    }
  }

const noReply = (
  call: RestCall,
  cause: unknown,
  { timedOut, maxReplyBytes }: { timedOut: boolean; maxReplyBytes: number },
): Failure => {
  const { timeoutMs } = call
  const query = queryOf(call)
  if (cause instanceof ReplyTooLarge)
    return { kind: 'rejected', error: replyTooLarge({ ...query, status: 200, limitBytes: maxReplyBytes }) }
  if (timedOut) return { kind: 'replyLost', error: requestTimeout({ ...query, timeoutMs, cause }) }
  return { kind: neverArrived(cause) ? 'notSent' : 'replyLost', error: networkError({ ...query, cause }) }
}
