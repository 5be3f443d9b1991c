import { PortalError } from './portal-error.ts'

/** The largest request body the portal reads, in bytes; a bigger one is drained and refused. */
const maxBodyBytes = 64 * 1024 * 1024

/** Reads a request's body as UTF-8 text. @throws {PortalError} as `readBytes` */
export const readBody = async (request: Request): Promise<string> => (await readBytes(request)).toString('utf8')

/**
 * Reads a request's body.
 * @throws {PortalError} 413 when it is larger than `maxBodyBytes`, 415 when it is compressed
 */
export const readBytes = async (request: Request): Promise<Buffer> => {
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  const body = isKnownToFit(request) ? Buffer.from(await request.arrayBuffer()) : await readUnknown(request)
  if (body === undefined) throw refused(413, `The request body is larger than ${String(maxBodyBytes)} bytes.`)
  if (encoding.toLowerCase() !== 'identity')
    throw refused(415, `The content encoding "${encoding}" is not supported; send the body uncompressed.`)
  return body
}

/** HTTP holds a sender to the length it names. Such a body is read from the socket at once, without a web stream around it. */
const isKnownToFit = ({ headers }: Request): boolean => {
  const lengthBytes = headers.get('content-length')
  return lengthBytes !== null && Number(lengthBytes) <= maxBodyBytes
}

/** The whole body, or undefined when it is too large. It is read to its end: closing early would show the client a reset. */
const readUnknown = async ({ body }: Request): Promise<Buffer | undefined> => {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of body ?? []) {
    sizeBytes += chunk.byteLength
    if (sizeBytes <= maxBodyBytes) chunks.push(chunk)
    else chunks.length = 0
  }
  return sizeBytes > maxBodyBytes ? undefined : Buffer.concat(chunks)
}

const refused = (status: number, description: string): PortalError =>
  new PortalError({ code: 'INVALID_REQUEST', description, status })
