import { idempotencyKeyInvalid, invalidParams, methodNotInV3, timeoutInvalid } from '../errors/catalogue.ts'
import { ApiVersion } from '../types/api-version.ts'
import type { Middleware } from './pipeline.ts'
import type { RestCall } from './rest-call.ts'
import { unserialisablePart } from '../tools/serialisable.ts'
import type { VersionRule } from './version-rule.ts'

const printableAscii = /^[\u0020-\u007E]{1,255}$/

/** Refuses a call that must not leave the client. */
export const guard =
  (rule: () => VersionRule): Middleware =>
  (next) =>
  (call) => {
    check(call, rule())
    return next(call)
  }

const check = (
  { version, method, params, requestId, timeoutMs, idempotencyKey, spends, signal }: RestCall,
  rule: VersionRule,
): void => {
  signal?.throwIfAborted()
  if (version === ApiVersion.v3) {
    const refused = [method, ...spends].find((name) => !rule.allowsV3(name))
    if (refused !== undefined) throw methodNotInV3({ method: refused, requestId })
  }
  const part = unserialisablePart(params)
  if (part !== undefined) throw invalidParams({ method, requestId, reason: part })
  if (!(timeoutMs > 0)) throw timeoutInvalid({ method, requestId, timeoutMs })
  if (idempotencyKey !== undefined && !printableAscii.test(idempotencyKey))
    throw idempotencyKeyInvalid({ method, requestId })
}
