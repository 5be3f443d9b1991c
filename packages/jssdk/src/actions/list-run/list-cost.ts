/** The cost of a list so far. */
export interface ListCost {
  /** HTTP requests; repeated attempts do not count. */
  requests: number
  /** Pages, including pages that were read again. */
  pages: number
  rows: number
  /** Seconds that the portal worked on the pages. */
  portalSeconds: number
  /**
   * Seconds of the operating budget that the method has used, including other callers. `undefined` when the portal does not report them.
   */
  operatingSeconds: number | undefined
}

export const createCost = (): ListCost => ({
  requests: 0,
  pages: 0,
  rows: 0,
  portalSeconds: 0,
  operatingSeconds: undefined,
})
