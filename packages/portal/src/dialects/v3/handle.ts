import type { Context } from 'hono'
import { checkScope, type Invoke, invokeRequest } from '../../invoke.ts'
import { authenticate } from '../../middleware/authenticate.ts'
import { PortalError } from '../../portal-error.ts'
import type { PortalEnv, RestRequest } from '../../rest-request.ts'
import type { PortalServices } from '../../services.ts'
import type { WireMap } from '../../wire-value.ts'
import { successBody } from '../v2/write-reply.ts'

/** Answers v3 requests. */
export const handleV3 =
  (portal: PortalServices, invoke: Invoke) =>
  async (c: Context<PortalEnv>): Promise<Response> => {
    try {
      return Response.json(await answer(c.get('rest'), portal, invoke))
    } catch (error) {
      if (!(error instanceof PortalError)) throw error
      return Response.json({ error: { code: error.code, message: error.description } }, { status: error.status })
    }
  }

const answer = async (request: RestRequest, portal: PortalServices, invoke: Invoke): Promise<WireMap> => {
  const method = portal.registry.find('v3', request.method)
  if (method === undefined)
    throw new PortalError({
      code: 'BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION',
      description: `Method ${request.method} not found`,
      status: 404,
    })
  if (request.problem !== undefined) throw request.problem
  const caller = authenticate(request, portal.webhooks, portal.switches.credentialStatus)
  checkScope(method, caller, portal.switches.credentialStatus)
  const { params } = request
  return successBody(
    await invokeRequest(invoke, method, {
      method: request.method,
      api: 'v3',
      params,
      caller,
      portal,
      start: undefined,
    }),
  )
}
