import { idempotencyKeyInvalid, invalidParams, timeoutInvalid } from '../../errors/catalogues/catalogue.ts'
import { isSignal } from '../../platform/on-abort.ts'
import type { Middleware } from '../pipeline.ts'
import { unserialisablePart } from '../../tools/serialisable.ts'
import { isNumber, isString } from '../../types/narrow.ts'

const printableAscii = /^[\u0020-\u007E]{1,255}$/

/** Refuses a call that must not be sent. */
export const guard: Middleware = (next) => (call) => {
  const { method, params, requestId, timeoutMs, idempotencyKey, signal, retry } = call
  // Half of a surrogate pair cannot be encoded in an address.
  const isId = isString(requestId) && !/\p{Surrogate}/u.test(requestId)
  const isRight = isId && retry.maxAttempts >= 0 && retry.delayMs >= 0 && (signal === undefined || isSignal(signal))
  const part = isRight ? unserialisablePart(params) : 'requestId, retry or signal is wrong'
  if (part !== undefined) throw invalidParams({ method, requestId }, part)
  signal?.throwIfAborted()
  if (!isNumber(timeoutMs) || timeoutMs <= 0) throw timeoutInvalid({ method, requestId }, timeoutMs)
  if (idempotencyKey !== undefined && !printableAscii.test(idempotencyKey))
    throw idempotencyKeyInvalid({ method, requestId })
  return next(call)
}
