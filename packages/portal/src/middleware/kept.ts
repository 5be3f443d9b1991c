/** Limits for the data that is kept. */
export interface KeptLimits {
  /** The limit for all data together. The oldest is dropped first. */
  readonly total: number
  /** The limit for one reply or body. A longer one is not kept, because it would displace all others. */
  readonly longest: number
}

/** Keeps replies and bodies within the limits. */
export interface Kept {
  /** Returns whether the data is kept. `forget` is called when newer data displaces it. */
  keep(size: number, forget: () => void): boolean
}

/** Limits are needed because a portal may run for days, and a page of rows is long. */
export const createKept = ({ total, longest }: KeptLimits): Kept => {
  const kept: { readonly size: number; readonly forget: () => void }[] = []
  let sum = 0
  return {
    keep: (size, forget) => {
      if (size > longest) return false
      kept.push({ size, forget })
      sum += size
      while (sum > total) {
        const oldest = kept.shift()
        if (oldest === undefined) break
        sum -= oldest.size
        oldest.forget()
      }
      return true
    },
  }
}
