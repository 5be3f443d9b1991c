import { idempotencyKeyInvalid, invalidParams, timeoutInvalid } from '../errors/catalogue.ts'
import type { Middleware } from './pipeline.ts'
import { unserialisablePart } from '../tools/serialisable.ts'

const printableAscii = /^[\u0020-\u007E]{1,255}$/

/** Refuses a call that must not leave the client. */
export const guard: Middleware = (next) => (call) => {
  const { method, params, requestId, timeoutMs, idempotencyKey, signal } = call
  signal?.throwIfAborted()
  const part = /\p{Surrogate}/u.test(method + requestId)
    ? 'half a character in method or requestId'
    : unserialisablePart(params)
  if (part !== undefined) throw invalidParams({ method, requestId, reason: part })
  if (!(timeoutMs > 0)) throw timeoutInvalid({ method, requestId, timeoutMs })
  if (idempotencyKey !== undefined && !printableAscii.test(idempotencyKey))
    throw idempotencyKeyInvalid({ method, requestId })
  return next(call)
}
