import type { AuthData } from '../../types/auth.ts'

/** The tokens of one installation and user, as a store keeps them. */
export interface StoredTokens extends AuthData {
  /** Where the portal's REST is served; it changes when the portal is renamed. */
  readonly client_endpoint: string
  readonly server_endpoint: string
  readonly scope: string
  readonly status: string
}

/**
 * Keeps tokens for all who act for one installation. Programs that share a store share the tokens and refresh them once. Each method may
 * fail: before the authorisation server is asked the call fails with the store's error and nothing is lost; new tokens are kept in
 * memory and the store is tried again.
 */
export interface TokenStore {
  /**
   * Store objects that keep their tokens in one place say so by one object here, such as the database's pool: clients of this process
   * then share the tokens that could not be stored yet, whichever of the objects they have. @default the store itself
   */
  readonly place?: object | undefined
  /** The newest tokens, or nothing. */
  get(installation: string): Promise<StoredTokens | undefined>
  set(installation: string, tokens: StoredTokens): Promise<void>
  /** Runs `work` while nobody else who uses the store runs work for the same installation. */
  lock<T>(installation: string, work: () => Promise<T>): Promise<T>
}
