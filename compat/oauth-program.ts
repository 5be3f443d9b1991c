import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { FaultRule, Portal } from '@bitrix24/b24jssdk-portal'
import type * as Sdk from '@bitrix24/b24jssdk'

/** What 50 calls at once on tokens that have expired came to. */
export interface OAuthOutcome {
  readonly succeeded: number
  readonly failed: number
  /** Refreshes that the authorisation server granted, and requests it got for one. */
  readonly refreshes: number
  readonly requests: number
  /** Codes of the calls that failed, each once. */
  readonly codes: readonly string[]
}

interface Scenario {
  readonly name: string
  readonly faults?: readonly FaultRule[]
  /** How the 50 calls are spread over versions and clients. */
  readonly spread: 'v2' | 'bothVersions' | 'twoClients'
  readonly prepare: (portal: Portal) => void
}

const expire = (portal: Portal): void => portal.oauth.expireTokens()

export const scenarios: readonly Scenario[] = [
  { name: '50 v2 calls, token expired', spread: 'v2', prepare: expire },
  { name: '25 v2 and 25 v3 calls, token expired', spread: 'bothVersions', prepare: expire },
  { name: '25 calls in each of two clients, token expired', spread: 'twoClients', prepare: expire },
  {
    name: '50 v2 calls, token expired, refresh takes 300 ms',
    spread: 'v2',
    faults: [{ match: 'oauth.token', action: 'slow', delayMs: 300 }],
    prepare: expire,
  },
  {
    name: '50 v2 calls, token expired, refresh refused',
    spread: 'v2',
    prepare: (portal) => {
      expire(portal)
      portal.oauth.revokeRefreshTokens()
    },
  },
]

const isSdk = (value: unknown): value is typeof Sdk =>
  typeof value === 'object' && value !== null && 'B24OAuth' in value && 'ParamsFactory' in value

const loadSdk = async (which: 'ours' | 'reference'): Promise<typeof Sdk> => {
  const sdk: unknown = await import(which === 'reference' ? 'b24jssdk-reference' : '@bitrix24/b24jssdk')
  if (!isSdk(sdk)) throw new Error(`The package of ${which} has no B24OAuth.`)
  return sdk
}

const codeOf = (reason: unknown): string =>
  typeof reason === 'object' && reason !== null && 'code' in reason ? String(reason.code) : String(reason)

/** Runs one scenario with one SDK against a portal of its own. */
export const runScenario = async (
  which: 'ours' | 'reference',
  { faults = [], spread, prepare }: Scenario,
): Promise<OAuthOutcome> => {
  const { B24OAuth, ParamsFactory } = await loadSdk(which)
  await using portal = await createPortal({ faults })
  const app = portal.installApp({ scopes: ['crm', 'main'] })
  const restrictionParams = {
    ...ParamsFactory.getDefault(),
    rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false },
    retryDelay: 1,
  }
  // With a slash at the end of the endpoint the reference SDK doubles it and finds no REST v3 method.
  const params = { ...app.params, clientEndpoint: app.params.clientEndpoint.replace(/\/$/, '') }
  const client = () => new B24OAuth(params, app.secret, { restrictionParams })
  const [first, second] = [client(), client()]
  prepare(portal)
  const call = async (index: number): Promise<unknown> => {
    const { v2, v3 } = spread === 'twoClients' && index % 2 === 1 ? second.actions : first.actions
    if (spread === 'bothVersions' && index % 2 === 1) return v3.call.make({ method: 'scopes' })
    return v2.call.make({ method: 'profile' })
  }
  const settled = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => call(index)))
  const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []))
  return {
    succeeded: settled.length - reasons.length,
    failed: reasons.length,
    refreshes: portal.oauth.refreshes,
    requests: portal.requests.count('oauth.token'),
    codes: [...new Set(reasons)],
  }
}
