import type { MiddlewareHandler } from 'hono'
import type { FaultBook } from '../faults/fault-book.ts'
import { isRequestFault, requestFaults } from '../faults/fault-levels.ts'
import { defaultDelayMs, isFaultAction } from '../faults/fault-rule.ts'
import { requestEffects } from '../faults/request-effects.ts'
import type { PortalEnv } from '../rest-request.ts'

/** A header that makes one request fail: `X-Portal-Fault: resetAfterCommit`. */
const faultHeader = 'x-portal-fault'

const unknownFault = (name: string): Response => {
  const known = [...requestFaults].join(', ')
  const error_description = `${faultHeader}: "${name}" is no fault of a request. Known: ${known}.`
  return Response.json({ error: 'PORTAL_UNKNOWN_FAULT', error_description }, { status: 400 })
}

/** Makes requests fail. The header of a request takes precedence over the portal's rules. */
export const faults =
  (book: FaultBook): MiddlewareHandler<PortalEnv> =>
  async (c, next) => {
    const { api, method } = c.get('rest')
    const target = { api, method }
    const named = c.req.header(faultHeader)
    if (named !== undefined) {
      if (!isFaultAction(named) || !isRequestFault(named)) return unknownFault(named)
      return requestEffects[named]({ c, target, delayMs: defaultDelayMs, next })
    }
    const strike = book.strike(target, requestFaults)
    if (strike === undefined) return next()
    return requestEffects[strike.action]({ c, target, delayMs: strike.delayMs, next })
  }
