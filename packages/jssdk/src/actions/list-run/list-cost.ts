/** What a list has cost so far. */
export interface ListCost {
  /** HTTP requests, repeated attempts not counted. */
  requests: number
  /** Pages, those included that had to be read again. */
  pages: number
  rows: number
  /** Seconds that the portal worked on the pages. */
  portalSeconds: number
  /** Seconds that the method has used up of its operating budget, other callers' included; `undefined` when the portal does not count them. */
  operatingSeconds: number | undefined
}

export const createCost = (): ListCost => ({
  requests: 0,
  pages: 0,
  rows: 0,
  portalSeconds: 0,
  operatingSeconds: undefined,
})
