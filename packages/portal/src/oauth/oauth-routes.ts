import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { readV2Params } from '../dialects/v2/read-params.ts'
import { failureBody, timeBlock } from '../dialects/v2/write-reply.ts'
import { PortalError } from '../portal-error.ts'
import { textReply } from '../reply-text.ts'
import type { PortalEnv } from '../rest-request.ts'
import type { PortalServices } from '../services.ts'
import { entryOf, type WireMap } from '../wire-value.ts'
import { authorizationServerPath } from './addresses.ts'
import { redirectWithCode } from './authorize-endpoint.ts'
import { answerToken } from './token-endpoint.ts'
import { trustedAppInfo } from './trusted-app-info.ts'

/**
 * The authorization server: `/oauth/authorize/` of the portal, `/oauth/token/`, and `/rest/app.info` below its own prefix. Log and faults
 * know them as `oauth.authorize`, `oauth.token` and `oauth.app.info`.
 */
export const oauthRoutes = (
  portal: PortalServices,
  edge: readonly [MiddlewareHandler<PortalEnv>, MiddlewareHandler<PortalEnv>],
): Hono<PortalEnv> => {
  const app = new Hono<PortalEnv>()
  const route = (path: string, method: string, answer: (c: Context<PortalEnv>) => Response): void => {
    for (const one of [path, `${path}/`]) app.all(one, named(method), ...edge, answering(answer))
  }
  const token = (c: Context<PortalEnv>): Response =>
    json(
      // One transaction: if the portal ends in between, the old refresh token is not used up without a new one.
      portal.store.transaction(() => answerToken(portal.oauth, c.get('rest').params, portal.switches)),
    )
  route('/oauth/authorize', 'oauth.authorize', (c) => redirectWithCode(portal, c.get('rest').query))
  route('/oauth/token', 'oauth.token', token)
  route(`${authorizationServerPath}/oauth/token`, 'oauth.token', token)
  route(`${authorizationServerPath}/rest/app.info`, 'oauth.app.info', (c) => {
    const startMs = portal.clock.nowMs()
    const result = trustedAppInfo(portal.oauth, startMs, entryOf(c.get('rest').params, 'auth'))
    const finishMs = portal.clock.nowMs()
    return json({ result, time: timeBlock({ startMs, finishMs, operating: undefined, operatingResetAt: undefined }) })
  })
  return app
}

/** Reads the request like a REST request, but with a method name of its own. */
const named =
  (method: string): MiddlewareHandler<PortalEnv> =>
  async (c, next) => {
    const read = await readV2Params(c.req.raw)
    c.set('rest', { api: 'v2', method, webhook: undefined, bearer: undefined, format: 'json', ...read })
    await next()
  }

const answering =
  (answer: (c: Context<PortalEnv>) => Response) =>
  (c: Context<PortalEnv>): Response => {
    try {
      const { problem } = c.get('rest')
      if (problem !== undefined) throw problem
      return answer(c)
    } catch (error) {
      if (!(error instanceof PortalError)) throw error
      return json(failureBody(error), error.status)
    }
  }

const json = (body: WireMap, status = 200): Response =>
  textReply(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  })
