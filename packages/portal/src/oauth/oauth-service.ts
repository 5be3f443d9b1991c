import { randomBytes } from 'node:crypto'
import type { PortalClock } from '../clock.ts'
import { type Addresses, createAddresses } from './addresses.ts'
import { type Applications, createApplications } from './applications.ts'
import { createTokens, type Tokens } from './tokens.ts'

/** What a portal knows of applications: who they are, their tokens, and the addresses they are told. */
export interface OAuthService {
  readonly applications: Applications
  readonly tokens: Tokens
  readonly addresses: Addresses
  /** Identity of the portal: 32 hex characters that stay the same when it is renamed. */
  readonly memberId: string
  /** Options that applications and their users store, by a key of the methods' own. */
  readonly options: Map<string, ReadonlyMap<string, string>>
  /** How often tokens were renewed. */
  refreshes: number
}

export const createOAuthService = (clock: Pick<PortalClock, 'nowMs'>): OAuthService => ({
  applications: createApplications(),
  tokens: createTokens(() => clock.nowMs()),
  addresses: createAddresses(),
  memberId: randomBytes(16).toString('hex'),
  options: new Map(),
  refreshes: 0,
})
