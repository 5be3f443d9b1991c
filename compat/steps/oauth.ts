import type { B24OAuth } from '@bitrix24/b24jssdk'
import type { Step, StepContext } from '../step.ts'

interface OAuthContext extends StepContext {
  readonly client: B24OAuth
}

const withoutLimits = ({ sdk }: StepContext) => ({
  restrictionParams: {
    ...sdk.ParamsFactory.getDefault(),
    rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false },
    retryDelay: 1,
  },
})

const step = (
  name: string,
  changes: { expires?: number; accessToken?: string; refreshToken?: string },
  run: (context: OAuthContext) => unknown,
): Step => ({
  name: `oauth: ${name}`,
  run: async (context) => {
    const { params, secret } = context.takeApp()
    return run({
      ...context,
      client: new context.sdk.B24OAuth({ ...params, ...changes }, secret, withoutLimits(context)),
    })
  },
})

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : error instanceof Error ? error.name : error
const inner = (error: unknown): unknown =>
  error instanceof Error && 'originalError' in error ? error.originalError : undefined

const expired = { expires: 1 }
const profile = async ({ client, requestId }: OAuthContext) =>
  client.actions.v2.call.make({ method: 'profile', requestId })

export const oauthSteps: readonly Step[] = [
  step('a call of each version, a batch and a list', {}, async (context) => {
    const { client, requestId } = context
    const { v2, v3 } = client.actions
    return [
      await profile(context),
      await v3.call.make({ method: 'tasks.task.get', params: { id: 7, select: ['id', 'title'] }, requestId }),
      await v2.batch.make({
        calls: { One: ['crm.deal.get', { id: 1 }], Two: ['crm.deal.get', { id: 2 }] },
        options: { requestId },
      }),
      await v2.callList.make({ method: 'crm.contact.list', params: { select: ['ID'] }, requestId }),
    ]
  }),
  step('what it says of itself', {}, async ({ client, sdk }) => {
    const data = client.auth.getAuthData()
    return {
      isInit: client.isInit,
      isOAuth: client instanceof sdk.B24OAuth && client instanceof sdk.AbstractB24,
      bases: [...client.getTargetOriginWithPath().values()].map((base) => new URL(base).pathname),
      uniq: client.auth.getUniq('key').startsWith('key_'),
      keys: data === false ? [] : Object.keys(data).toSorted(),
    }
  }),
  step('isAdmin before and after initIsAdmin', {}, async ({ client }) => {
    let before: unknown
    try {
      before = client.auth.isAdmin
    } catch (error) {
      before = codeOf(error)
    }
    await client.initIsAdmin()
    return [before, client.auth.isAdmin]
  }),
  step('an expired token is refreshed and handed over', expired, async (context) => {
    const { client } = context
    const told: unknown[] = []
    client.setCallbackRefreshAuth(async ({ authData, b24OAuthParams }) => {
      told.push([
        Object.keys(authData).toSorted(),
        b24OAuthParams.accessToken === authData.access_token,
        b24OAuthParams.status,
      ])
    })
    const before = client.auth.getAuthData()
    const result = await profile(context)
    client.removeCallbackRefreshAuth()
    return [before, result, told]
  }),
  step('a token that the portal does not know is refreshed', { accessToken: 'unknown' }, profile),
  step('a refresh of one’s own', expired, async (context) => {
    const { client, takeApp } = context
    const { params } = takeApp()
    let asked = 0
    client.setCustomRefreshAuth(async () => {
      asked += 1
      return {
        access_token: params.accessToken,
        refresh_token: params.refreshToken,
        expires: String(params.expires),
        expires_in: String(params.expiresIn),
        client_endpoint: params.clientEndpoint,
        server_endpoint: params.serverEndpoint,
        member_id: params.memberId,
        scope: params.scope,
        status: 'L' as const,
        domain: params.domain,
      }
    })
    const result = await profile(context)
    client.removeCustomRefreshAuth()
    return [result, asked]
  }),
  step('a refresh of one’s own that throws a text', expired, async (context) => {
    context.client.setCustomRefreshAuth(async () => {
      // oxlint-disable-next-line typescript/only-throw-error -- programs do
      throw 'no luck'
    })
    return profile(context).catch((error: unknown) => String(inner(error) ?? error))
  }),
  step('a refresh that is refused', { ...expired, refreshToken: 'unknown' }, async (context) => {
    const { RefreshTokenError } = context.sdk
    return profile(context).catch((error: unknown) => {
      const refusal = error instanceof RefreshTokenError ? error : inner(error)
      return refusal instanceof RefreshTokenError ? { code: refusal.code, status: refusal.status } : codeOf(error)
    })
  }),
  step('a refresh that is refused: what the call throws', { ...expired, refreshToken: 'unknown' }, async (context) =>
    profile(context).catch(codeOf),
  ),
  {
    name: 'oauth: AuthOAuthManager by itself',
    run: async ({ sdk: { AuthOAuthManager }, takeApp }) => {
      const { params, secret } = takeApp()
      const auth = new AuthOAuthManager(params, secret)
      const fresh = auth.getAuthData()
      const refreshed = await auth.refreshAuth()
      return [
        fresh === false ? false : fresh.access_token === params.accessToken,
        refreshed.access_token === params.accessToken,
        Object.keys(refreshed).toSorted(),
        refreshed.expires_in,
      ]
    },
  },
]
