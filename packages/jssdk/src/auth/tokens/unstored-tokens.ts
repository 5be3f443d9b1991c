import type { StoredTokens, TokenStore } from './token-store.ts'
import { type TakeTurns, turns } from '../turns.ts'

/** New tokens that the store could not take yet. */
export interface Unstored {
  readonly tokens: StoredTokens
  /**
   * Whether the store was read after the failure and did not have the tokens. Some stores write first and fail then, and another process
   * may use what was written.
   */
  readonly isNowhereElse: boolean
  /** Access tokens that these tokens replaced. `expires` counts seconds, so two refreshes in one second need this to tell old from new. */
  readonly replaced: ReadonlySet<string>
}

/** What the clients of this process with the same store share besides the store. */
export interface StoreMemory {
  readonly unstored: Map<string, Unstored>
  readonly takeTurns: TakeTurns
  /** Installations whose tokens are being stored again now. */
  readonly retrying: Set<string>
}

const memories = /* @__PURE__ */ new WeakMap<object, StoreMemory>()

export const memoryOf = (store: TokenStore): StoreMemory => {
  const place = store.place ?? store
  const memory = memories.get(place) ?? { unstored: new Map(), takeTurns: turns(), retrying: new Set() }
  memories.set(place, memory)
  return memory
}

/** Whether `tokens` are newer than `known`. A replaced token is never newer. */
export const isNewer = (tokens: StoredTokens, known: StoredTokens, replaced?: ReadonlySet<string>): boolean =>
  tokens.access_token !== known.access_token &&
  tokens.expires >= known.expires &&
  replaced?.has(tokens.access_token) !== true
