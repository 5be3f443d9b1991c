/** How much is kept. */
export interface KeptLimits {
  /** Of all together; the oldest go first. */
  readonly total: number
  /** Of one; a longer one is not kept: it would push all others out. */
  readonly longest: number
}

/** Keeps replies and bodies within a budget. */
export interface Kept {
  /** Whether it is kept; `forget` is called when newer ones take its place. */
  keep(size: number, forget: () => void): boolean
}

/** A portal may run for days, and a page of rows is long. */
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
