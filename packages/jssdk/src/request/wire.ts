import { neverArrived } from '#platform-transport'
import { networkError, replyTooLarge, requestTimeout } from '../errors/catalogue.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'
import type { EncodeOptions } from './encode.ts'
import { failed } from './failure.ts'
import type { Failure } from './failure.ts'
import type { Send } from './pipeline.ts'
import { queryOf } from './rest-call.ts'
import type { RestCall } from './rest-call.ts'
import { ReplyTooLarge } from './transport.ts'
import type { Transport } from './transport.ts'

export interface WireOptions {
  readonly transport: Transport
  readonly encodeOptions: () => EncodeOptions
  readonly maxReplyBytes: number
}

/** Encodes a call, sends it and decodes the reply: the only place that sends REST. */
export const wire =
  ({ transport, encodeOptions, maxReplyBytes }: WireOptions): Send =>
  async (call) => {
    const timeout = new AbortController()
    const timer = setTimeout(() => timeout.abort(), call.timeoutMs)
    const signal = call.signal === undefined ? timeout.signal : AbortSignal.any([call.signal, timeout.signal])
    try {
      const reply = await transport({ ...encode(call, encodeOptions()), signal })
      return decode(call, reply, await reply.readText(maxReplyBytes))
    } catch (cause) {
      call.signal?.throwIfAborted()
      return failed(noReply(call, cause, { timedOut: timeout.signal.aborted, maxReplyBytes }))
    } finally {
      clearTimeout(timer)
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
