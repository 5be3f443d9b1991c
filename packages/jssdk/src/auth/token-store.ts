import type { AuthData } from '../types/auth.ts'

/** The tokens of one installation and user, as a store keeps them. */
export interface StoredTokens extends AuthData {
  /** Where the portal's REST is served; it changes when the portal is renamed. */
  readonly client_endpoint: string
  readonly server_endpoint: string
  readonly scope: string
  readonly status: string
}

/** Keeps tokens for all who act for one installation. Programs that share a store share the tokens and refresh them once. */
export interface TokenStore {
  /** The newest tokens, or nothing. */
  get(installation: string): Promise<StoredTokens | undefined>
  set(installation: string, tokens: StoredTokens): Promise<void>
  /** Runs `work` while nobody else who uses the store runs work for the same installation. */
  lock<T>(installation: string, work: () => Promise<T>): Promise<T>
}
