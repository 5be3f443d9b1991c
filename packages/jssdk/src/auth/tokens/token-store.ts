import type { AuthData } from '../../types/auth.ts'

/** The tokens of one installation and user, as a store keeps them. */
export interface StoredTokens extends AuthData {
  /** The base address of the portal's REST. It changes when the portal is renamed. */
  readonly client_endpoint: string
  readonly server_endpoint: string
  readonly scope: string
  readonly status: string
}

/**
 * Keeps tokens for all clients of one installation. Programs with the same store share the tokens and refresh them once. Each method may
 * fail. When it fails before the refresh, the call fails with the store's error and nothing is lost. When it fails after the refresh, the
 * new tokens stay in memory and the store is tried again.
 */
export interface TokenStore {
  /**
   * Store objects that write to the same place share one object here, such as the database's pool. Clients of this process then also share
   * tokens that could not be stored yet, through any of these store objects. @default the store itself
   */
  readonly place?: object | undefined
  /** The newest tokens, or undefined. */
  get(installation: string): Promise<StoredTokens | undefined>
  set(installation: string, tokens: StoredTokens): Promise<void>
  /** Runs `work`. No other user of the store may run work for the same installation at the same time. */
  lock<T>(installation: string, work: () => Promise<T>): Promise<T>
}
