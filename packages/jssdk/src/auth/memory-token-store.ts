import type { StoredTokens, TokenStore } from './token-store.ts'

/** Tokens in the memory of this process. */
export const memoryTokenStore = (): TokenStore => {
  const tokens = new Map<string, StoredTokens>()
  const lines = new Map<string, Promise<unknown>>()
  return {
    get: (installation) => Promise.resolve(tokens.get(installation)),
    set: (installation, newest) => {
      tokens.set(installation, newest)
      return Promise.resolve()
    },
    lock: <T>(installation: string, work: () => Promise<T>): Promise<T> => {
      const before = lines.get(installation) ?? Promise.resolve()
      const turn = before.then(work, work)
      lines.set(installation, turn)
      const leave = (): void => {
        if (lines.get(installation) === turn) lines.delete(installation)
      }
      turn.then(leave, leave)
      return turn
    },
  }
}
