import type { StoredTokens, TokenStore } from './token-store.ts'
import { type TakeTurns, turns } from '../turns.ts'

/** New tokens that their store could not take yet. */
export interface Unstored {
  readonly tokens: StoredTokens
  /** Whether the store was seen without them after it failed: some write first and fail then, and others may go on from there. */
  readonly isNowhereElse: boolean
  /** Access tokens that these took the place of. Within one second `expires` does not tell the older from the newer. */
  readonly replaced: ReadonlySet<string>
}

/** What all clients of this process that share a store know besides. */
export interface StoreMemory {
  readonly unstored: Map<string, Unstored>
  readonly takeTurns: TakeTurns
  /** Installations whose tokens are on their way into the store. */
  readonly retrying: Set<string>
}

const memories = /* @__PURE__ */ new WeakMap<object, StoreMemory>()

export const memoryOf = (store: TokenStore): StoreMemory => {
  const place = store.place ?? store
  const memory = memories.get(place) ?? { unstored: new Map(), takeTurns: turns(), retrying: new Set() }
  memories.set(place, memory)
  return memory
}

/** Whether `tokens` take the place of `known`. What was replaced once is never newer. */
export const isNewer = (tokens: StoredTokens, known: StoredTokens, replaced?: ReadonlySet<string>): boolean =>
  tokens.access_token !== known.access_token &&
  tokens.expires >= known.expires &&
  replaced?.has(tokens.access_token) !== true
