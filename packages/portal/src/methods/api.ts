/** The two REST versions of a portal. */
export type Api = 'v2' | 'v3'
