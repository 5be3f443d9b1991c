import type { PortalClock } from '../clock.ts'
import type { PortalIdentity } from '../identity.ts'
import type { Store } from '../store/store.ts'
import { type Addresses, createAddresses } from './addresses.ts'
import { type Applications, createApplications } from './applications.ts'
import { type AppOptions, createAppOptions } from './app-options.ts'
import { createTokens, type Tokens } from './tokens.ts'

/** What a portal knows of applications: who they are, their tokens, and the addresses they are told. */
export interface OAuthService {
  readonly applications: Applications
  readonly tokens: Tokens
  readonly addresses: Addresses
  /** Identity of the portal: 32 hex characters that stay the same when it is renamed. */
  readonly memberId: string
  /** Options that applications and their users store, by a key of the methods' own. */
  readonly options: AppOptions
  /** How often tokens were renewed. */
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
