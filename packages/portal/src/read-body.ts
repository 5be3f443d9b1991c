import { PortalError } from './portal-error.ts'

/** The largest request body in bytes. A larger body is read to its end and refused. */
const maxBodyBytes = 64 * 1024 * 1024

/** The body of a request, as it was received. */
export interface ReceivedBody {
  readonly sizeBytes: number
  /** Undefined if it was larger than `maxBodyBytes`. */
  readonly bytes: Buffer | undefined
}

/** The received bytes, for the request log. They cannot be restored from the parsed parameters. */
const received = new WeakMap<Request, ReceivedBody>()

/** The received body of a request. Undefined if the portal had no reason to read it. */
export const receivedBody = (request: Request): ReceivedBody | undefined => received.get(request)

/** Reads a request's body as UTF-8 text. @throws {PortalError} as `readBytes` */
export const readBody = async (request: Request): Promise<string> => (await readBytes(request)).toString('utf8')

/** Reads a request's body. @throws {PortalError} 413 if it is larger than `maxBodyBytes`, 415 if it is compressed */
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

/**
 * HTTP guarantees that the body has the announced length. So it can be read directly from the socket, which is faster than a web stream.
 */
const isKnownToFit = ({ headers }: Request): boolean => {
  const lengthBytes = headers.get('content-length')
  return lengthBytes !== null && Number(lengthBytes) <= maxBodyBytes
}

/** The body is always read to its end, because the client would see a reset otherwise. */
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
