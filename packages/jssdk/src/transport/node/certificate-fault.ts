import type { Socket } from 'node:net'

/** Node's code for a certificate that it did not trust, when that is what ended a connection. Every such code is told by the socket. */
export const certificateFaultOf = (socket: Socket | null, error: unknown): string | undefined => {
  if (socket === null || !('authorizationError' in socket) || !(error instanceof Error)) return undefined
  const { authorizationError: fault } = socket
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.message
  return fault === code || fault === error.message ? code : undefined
}
