import type { Context } from 'hono'
import { checkScope, type Invoke, invokeRequest } from '../../invoke.ts'
import { authenticate } from '../../middleware/authenticate.ts'
import { PortalError } from '../../portal-error.ts'
import type { PortalEnv, RestRequest } from '../../rest-request.ts'
import type { PortalServices } from '../../services.ts'
import type { WireMap } from '../../wire-value.ts'
import { methodParams, startOf } from './navigation.ts'
import { failureBody, successBody, writeReply } from './write-reply.ts'

/** Answers v2 requests. Order of checks: method exists, credential, scope, operating limit, method. */
export const handleV2 =
  (portal: PortalServices, invoke: Invoke) =>
  async (c: Context<PortalEnv>): Promise<Response> => {
    const request = c.get('rest')
    if (c.req.method === 'OPTIONS') return writeReply(undefined, 200, request.format)
    try {
      return writeReply(await answer(request, portal, invoke), 200, request.format)
    } catch (error) {
      if (!(error instanceof PortalError)) throw error
      return writeReply(failureBody(error), error.status, request.format)
    }
  }

const answer = async (request: RestRequest, portal: PortalServices, invoke: Invoke): Promise<WireMap> => {
  if (request.problem !== undefined) throw request.problem
  const method = portal.registry.find('v2', request.method)
  if (method === undefined) throw methodNotFound()
  const status = portal.switches.credentialStatus
  const caller = authenticate(request, portal.webhooks, status)
  checkScope(method, caller, status)
  const params = methodParams(request.params)
  const start = startOf(request.params)
  const call = { method: request.method, api: 'v2', params, caller, portal, start } as const
  return successBody(await invokeRequest(invoke, method, call))
}

/** The same error for a single call and for a command of a batch. */
export const methodNotFound = (): PortalError =>
  new PortalError({ code: 'ERROR_METHOD_NOT_FOUND', description: 'Method not found!', status: 404 })
