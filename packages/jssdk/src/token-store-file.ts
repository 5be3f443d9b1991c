export { fileTokenStore } from './auth/file-token-store.ts'
export type { FileTokenStoreOptions } from './auth/file-token-store.ts'
export type { StoredTokens, TokenStore } from './auth/token-store.ts'
