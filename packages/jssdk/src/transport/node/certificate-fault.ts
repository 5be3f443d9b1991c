import type { Socket } from 'node:net'

/** Node's code for an untrusted certificate, when this ended the connection. The socket has the code. */
export const certificateFaultOf = (socket: Socket | null, error: unknown): string | undefined => {
  if (socket === null || !('authorizationError' in socket) || !(error instanceof Error)) return undefined
  const { authorizationError: fault } = socket
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.message
  return fault === code || fault === error.message ? code : undefined
}
