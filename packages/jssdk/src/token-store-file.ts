export { fileTokenStore } from './auth/tokens/file-token-store.ts'
export type { FileTokenStoreOptions } from './auth/tokens/file-token-store.ts'
export type { StoredTokens, TokenStore } from './auth/tokens/token-store.ts'
