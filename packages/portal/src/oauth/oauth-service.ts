import type { PortalClock } from '../clock.ts'
import type { PortalIdentity } from '../identity.ts'
import type { Store } from '../store/store.ts'
import { type Addresses, createAddresses } from './addresses.ts'
import { type Applications, createApplications } from './applications.ts'
import { type AppOptions, createAppOptions } from './app-options.ts'
import { createTokens, type Tokens } from './tokens.ts'

/** The applications of a portal, their tokens, and the addresses that they use. */
export interface OAuthService {
  readonly applications: Applications
  readonly tokens: Tokens
  readonly addresses: Addresses
  /** The id of the portal: 32 hex characters. A rename does not change it. */
  readonly memberId: string
  /** The options that applications and their users store. Each method uses a key of its own. */
  readonly options: AppOptions
  /** How many times tokens were renewed. */
  refreshes: number
}

export const createOAuthService = (
  store: Store,
  clock: Pick<PortalClock, 'nowMs'>,
  identity: Pick<PortalIdentity, 'memberId'>,
): OAuthService => ({
  applications: createApplications(store),
  tokens: createTokens(store, () => clock.nowMs()),
  addresses: createAddresses(),
  get memberId() {
    return identity.memberId
  },
  options: createAppOptions(store),
  refreshes: 0,
})
