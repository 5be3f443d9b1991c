/** The two doors of a portal. */
export type Api = 'v2' | 'v3'
