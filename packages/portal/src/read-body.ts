import { PortalError } from './portal-error.ts'

/** The largest request body the portal reads, in bytes; a bigger one is drained and refused. */
const maxBodyBytes = 64 * 1024 * 1024

/**
 * Reads a request's body as UTF-8 text.
 * @throws {PortalError} 413 when it is larger than `maxBodyBytes`, 415 when it is compressed
 */
export const readBody = async (request: Request): Promise<string> => {
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  // An oversized body is read to its end: closing early would show the client a reset instead of the reply.
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.byteLength
    if (sizeBytes <= maxBodyBytes) chunks.push(chunk)
    else chunks.length = 0
  }
  if (sizeBytes > maxBodyBytes) throw refused(413, `The request body is larger than ${String(maxBodyBytes)} bytes.`)
  if (encoding.toLowerCase() !== 'identity')
    throw refused(415, `The content encoding "${encoding}" is not supported; send the body uncompressed.`)
  return Buffer.concat(chunks).toString('utf8')
}

const refused = (status: number, description: string): PortalError =>
  new PortalError({ code: 'INVALID_REQUEST', description, status })
