import type { StoredTokens, TokenStore } from './token-store.ts'
import { turns } from '../turns.ts'

/** Tokens in the memory of this process. */
export const memoryTokenStore = (): TokenStore => {
  const tokens = new Map<string, StoredTokens>()
  return {
    get: (installation) => Promise.resolve(tokens.get(installation)),
    set: (installation, newest) => {
      tokens.set(installation, newest)
      return Promise.resolve()
    },
    lock: turns(),
  }
}
