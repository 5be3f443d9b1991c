/** Tells credentials of one portal apart in the records of the limits, where the webhook's secret must not stand: a hash, not reversible. */
export const credentialId = (restUrl: string): string => {
  let hash = 0x811c9dc5
  for (let index = 0; index < restUrl.length; index += 1) hash = Math.imul(hash ^ restUrl.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36)
}
