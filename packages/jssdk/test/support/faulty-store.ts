import type { StoredTokens, TokenStore } from '@bitrix24/b24jssdk'

/** `late`: it fails after it has done its work. `junk`: it answers what are no tokens. `deaf`: it ends and has not run its work. */
export interface StoreFaults {
  readonly set: ('fails' | 'late' | undefined)[]
  readonly get: ('fails' | 'junk' | undefined)[]
  readonly lock: ('fails' | 'late' | 'deaf' | 'early' | undefined)[]
}

export interface FaultyStore extends TokenStore {
  /** What becomes of the next uses of each method, in order. */
  readonly faults: StoreFaults
  /** Tokens that `set` was asked to store. */
  readonly asked: StoredTokens[]
}

export const everyTime = <Fault>(fault: Fault): Fault[] => Array.from({ length: 1_000 }, () => fault)

/** A store in front of another that fails as its owner says. Two of them on one store are two processes: they share no memory. */
export const faultyStore = (store: TokenStore, given: Partial<StoreFaults> = {}): FaultyStore => {
  const faults: StoreFaults = { set: [], get: [], lock: [], ...given }
  const asked: StoredTokens[] = []
  return {
    faults,
    asked,
    get: async (installation) => {
      const fault = faults.get.shift()
      if (fault === 'fails') throw new Error('connect ECONNREFUSED')
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a damaged row may be
      return fault === 'junk' ? ({ access_token: 7 } as unknown as StoredTokens) : store.get(installation)
    },
    set: async (installation, tokens) => {
      asked.push(tokens)
      const fault = faults.set.shift()
      if (fault !== 'fails') await store.set(installation, tokens)
      if (fault !== undefined) throw new Error('ENOSPC: no space left on device, write')
    },
    lock: async (installation, work) => {
      const fault = faults.lock.shift()
      if (fault === 'fails') throw new Error('the lock is not to be had')
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a lock with a bug
      if (fault === 'deaf') return undefined as never
      if (fault === 'early') {
        // It lets go of the work that it has let in.
        void store.lock(installation, work).catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, 1))
        throw new Error('the lock was lost')
      }
      const outcome = await store.lock(installation, work)
      if (fault === 'late') throw new Error('the lock cannot be given back')
      return outcome
    },
  }
}
