/** System codes of a connection that was never made: the portal has seen nothing of the request. */
const connectionCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Whether what a transport threw says that no connection was made. */
export const neverArrived = (cause: unknown): boolean => {
  // fetch hides the system error in `cause`; a host with several addresses gives one error for each.
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string' && connectionCodes.has(error.code)) return true
    if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(neverArrived)
  }
  return false
}
