import { PortalError } from './portal-error.ts'

/** The largest request body the portal reads, in bytes; a bigger one is drained and refused. */
const maxBodyBytes = 64 * 1024 * 1024

/** What came as the body of a request. */
export interface ReceivedBody {
  readonly sizeBytes: number
  /** Undefined: it was larger than `maxBodyBytes`. */
  readonly bytes: Buffer | undefined
}

/** For the request log: the bytes as they came, which the parameters made of them do not tell. */
const received = new WeakMap<Request, ReceivedBody>()

/** The body of a request that was read; undefined for one that the portal had no reason to read. */
export const receivedBody = (request: Request): ReceivedBody | undefined => received.get(request)

/** Reads a request's body as UTF-8 text. @throws {PortalError} as `readBytes` */
export const readBody = async (request: Request): Promise<string> => (await readBytes(request)).toString('utf8')

/**
 * Reads a request's body.
 * @throws {PortalError} 413 when it is larger than `maxBodyBytes`, 415 when it is compressed
 */
export const readBytes = async (request: Request): Promise<Buffer> => {
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  const body = isKnownToFit(request) ? wholeBody(Buffer.from(await request.arrayBuffer())) : await readUnknown(request)
  received.set(request, body)
  const { bytes } = body
  if (bytes === undefined) throw refused(413, `The request body is larger than ${String(maxBodyBytes)} bytes.`)
  if (encoding.toLowerCase() !== 'identity')
    throw refused(415, `The content encoding "${encoding}" is not supported; send the body uncompressed.`)
  return bytes
}

const wholeBody = (bytes: Buffer): ReceivedBody => ({ sizeBytes: bytes.byteLength, bytes })

/** HTTP holds a sender to the length it names. Such a body is read from the socket at once, without a web stream around it. */
const isKnownToFit = ({ headers }: Request): boolean => {
  const lengthBytes = headers.get('content-length')
  return lengthBytes !== null && Number(lengthBytes) <= maxBodyBytes
}

/** It is read to its end: closing early would show the client a reset. */
const readUnknown = async ({ body }: Request): Promise<ReceivedBody> => {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of body ?? []) {
    sizeBytes += chunk.byteLength
    if (sizeBytes <= maxBodyBytes) chunks.push(chunk)
    else chunks.length = 0
  }
  return sizeBytes > maxBodyBytes ? { sizeBytes, bytes: undefined } : wholeBody(Buffer.concat(chunks))
}

const refused = (status: number, description: string): PortalError =>
  new PortalError({ code: 'INVALID_REQUEST', description, status })
