/** The two REST versions of a portal. */
export enum ApiVersion {
  v3 = 'v3',
  v2 = 'v2',
}
