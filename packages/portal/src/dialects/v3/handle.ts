import type { Context } from 'hono'
import type { Caller } from '../../auth/caller.ts'
import { readIdempotencyKey } from '../../idempotency/key.ts'
import { rememberReplies } from '../../idempotency/replies.ts'
import { invokeRequest, type Invoke } from '../../invoke.ts'
import type { PortalMethod } from '../../methods/method.ts'
import { fileLinks } from '../../files/file-links.ts'
import { authenticate } from '../../middleware/authenticate.ts'
import { PortalError } from '../../portal-error.ts'
import type { PortalEnv, RestRequest } from '../../rest-request.ts'
import type { PortalServices } from '../../services.ts'
import type { WireMap } from '../../wire-value.ts'
import { successBody } from '../v2/write-reply.ts'
import { coverageHeader } from '../coverage-header.ts'
import { batchMethod } from './batch.ts'
import { httpsRequired } from './errors.ts'
import { checkV3Scope, checkVerb, findV3Method } from './method-rules.ts'
import { toV3Text, v3Failure, writeV3Text } from './write-reply.ts'

/** Answers v3 requests. Order of checks: https, body, method, credential, scope, verb, idempotency key, method. */
export const handleV3 = (portal: PortalServices, invoke: Invoke) => {
  const batch = batchMethod(invoke, portal.switches.idempotentBatch)
  const find = (name: string): PortalMethod => (name.toLowerCase() === batch.name ? batch : findV3Method(portal, name))
  return async (c: Context<PortalEnv>): Promise<Response> => {
    try {
      if (portal.switches.v3HttpsRequired && !c.req.url.startsWith('https:')) throw httpsRequired()
      return await answer(c, find, portal, invoke)
    } catch (error) {
      if (!(error instanceof PortalError)) throw error
      const { body, status } = v3Failure(error, portal.switches.v3AuthFailure)
      return writeV3Text(toV3Text(body), status)
    }
  }
}

const answer = async (
  c: Context<PortalEnv>,
  find: (name: string) => PortalMethod,
  portal: PortalServices,
  invoke: Invoke,
): Promise<Response> => {
  const request = c.get('rest')
  if (request.problem !== undefined) throw request.problem
  const method = find(request.method)
  const caller = authenticate(request, portal)
  checkV3Scope(method, caller)
  checkVerb(c.req.method)
  const params = methodParams(request)
  const fileLink = fileLinks(portal.oauth.addresses.portal(), request)
  const call = { method: request.method, api: 'v3', params, caller, portal, start: undefined, fileLink } as const
  const run = async (): Promise<string> => toV3Text(successBody(await invokeRequest(invoke, method, call)))
  const key = method.isMutating === true ? readIdempotencyKey(c.req.header('Idempotency-Key')) : undefined
  if (key === undefined) return writeV3Text(await run(), 200, coverageHeader(method))
  const { text, isReplay } = await rememberReplies(portal).once({ ...keySpace(caller, method), key, params }, run)
  const replayed: Record<string, string> = isReplay ? { 'Idempotent-Replayed': 'true' } : {}
  return writeV3Text(text, 200, { 'Idempotency-Key': key, ...replayed })
}

/** The credential, the user and the method are part of the key. The same text with another credential, user or method is another key. */
const keySpace = ({ credentialId, userId }: Caller, { name }: PortalMethod) => ({ credentialId, userId, method: name })

/** Credentials may be in the body. Methods never see them. */
const methodParams = ({ params }: RestRequest): WireMap => {
  const { auth: _auth, access_token: _accessToken, ...rest } = params
  return rest
}
