import type { Context } from 'hono'
import { checkScope, type Invoke, type Invoked, invokeRequest } from '../../invoke.ts'
import { fileLinks } from '../../files/file-links.ts'
import { authenticate } from '../../middleware/authenticate.ts'
import type { PortalMethod } from '../../methods/method.ts'
import { PortalError } from '../../portal-error.ts'
import type { PortalEnv, RestRequest } from '../../rest-request.ts'
import type { PortalServices } from '../../services.ts'
import { coverageHeader } from '../coverage-header.ts'
import { batchMethod } from './batch.ts'
import { methodNotFound } from './method-not-found.ts'
import { connectorOf, methodParams, startOf } from './navigation.ts'
import { failureBody, successBody, writeFile, writeReply } from './write-reply.ts'

/** Answers v2 requests. Order of checks: https, method exists, credential, scope, operating limit, method. */
export const handleV2 = (portal: PortalServices, invoke: Invoke) => {
  const batch = batchMethod(invoke)
  const find = (name: string): PortalMethod => {
    const method = name.toLowerCase() === batch.name ? batch : portal.registry.find('v2', name)
    if (method === undefined) throw methodNotFound()
    return method
  }
  return async (c: Context<PortalEnv>): Promise<Response> => {
    const request = c.get('rest')
    try {
      if (request.problem !== undefined) throw request.problem
      checkHttps(c.req.url, request, portal)
      const method = find(request.method)
      const invoked = await answer(request, method, portal, invoke)
      const { file } = invoked.reply
      return file === undefined
        ? writeReply(successBody(invoked), 200, request.format, coverageHeader(method))
        : writeFile(file)
    } catch (error) {
      if (!(error instanceof PortalError)) throw error
      return writeReply(failureBody(error), error.status, request.format)
    }
  }
}

/** Refuses plain http if the portal is set to do so. @throws {PortalError} `INVALID_REQUEST`: a webhook was called over plain http */
const checkHttps = (url: string, { webhook }: RestRequest, { switches }: PortalServices): void => {
  const status = switches.webhookHttps
  if (status === 'optional' || webhook === undefined || url.startsWith('https:')) return
  throw new PortalError({ code: 'INVALID_REQUEST', description: 'Https required.', status })
}

const answer = async (
  request: RestRequest,
  method: PortalMethod,
  portal: PortalServices,
  invoke: Invoke,
): Promise<Invoked> => {
  const caller = authenticate(request, portal)
  checkScope(method, caller, portal.switches.credentialStatus)
  const params = methodParams(request.params)
  const start = startOf(request.params)
  const connector = connectorOf(request.params)
  const fileLink = fileLinks(portal.oauth.addresses.portal(), request)
  const call = { method: request.method, api: 'v2', params, caller, portal, start, connector, fileLink } as const
  return invokeRequest(invoke, method, call)
}
