import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import zlib from 'node:zlib'
import { certificateAdvice, proxyAdvice, proxyRefusalAdvice } from '../../errors/catalogues/transport-errors.ts'
import { NoReply, NotSent, ReplyTooLarge } from '../transport.ts'
import { certificateFaultOf } from './certificate-fault.ts'
import type { Address } from './connections.ts'

/** One request, without its origin. */
export interface Outgoing {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  readonly onEarlyEnd: (act: (reason: unknown) => void) => void
}

/**
 * Sends a request and resolves with the reply's status and headers. Rejects with `NotSent` when no connection was established; TLS is part
 * of it.
 */
export const exchange = async (address: Address, outgoing: Outgoing): Promise<IncomingMessage> => {
  let hasConnection = false
  let sent: ClientRequest | undefined
  try {
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      sent = send(address, outgoing, resolve, reject)
      tellConnection(sent, () => {
        hasConnection = true
      })
    })
    if (address.handedOver === undefined || reply.statusCode !== 407) return reply
    reply.destroy()
    throw refusedByProxy(address)
  } catch (cause) {
    throw hasConnection ? cutOff(address, cause) : notSent(address, sent?.socket ?? null, cause)
  }
}

/** The connection was cut. With a proxy, the cause may be the proxy or the portal, so the error names the proxy too. */
export const cutOff = ({ proxy }: Address, cause: unknown): unknown =>
  proxy === undefined || cause instanceof NoReply || cause instanceof ReplyTooLarge
    ? cause
    : new NoReply(proxyAdvice(proxy.label), { cause })

const notSent = ({ proxy, host, handedOver }: Address, socket: Socket | null, cause: unknown): NotSent => {
  if (cause instanceof NotSent) return cause
  const code = certificateFaultOf(socket, cause)
  if (code === undefined) return new NotSent(proxy === undefined ? '' : proxyAdvice(proxy.label), { cause })
  const way = proxy === undefined ? '' : `, by way of the proxy ${proxy.label},`
  const owner = handedOver === undefined ? `${host}${way}` : `the proxy ${String(proxy?.label)}`
  return new NotSent(certificateAdvice({ host: owner, code }), { cause, code: 'JSSDK_CERTIFICATE_NOT_TRUSTED' })
}

/** A proxy that answers 407 has not passed the request on. */
const refusedByProxy = ({ proxy, host }: Address): NotSent => {
  const { label = '', authorization } = proxy ?? {}
  const hasCredentials = authorization !== undefined
  const advice = proxyRefusalAdvice({ proxy: label, target: host, status: 407, hasCredentials })
  return new NotSent(advice, { cause: new Error(`${label}: 407`), code: 'JSSDK_PROXY_REFUSED' })
}

const send = (
  { open, options, handedOver }: Address,
  { method, path, headers, body, onEarlyEnd }: Outgoing,
  resolve: (reply: IncomingMessage) => void,
  reject: (reason: unknown) => void,
): ClientRequest => {
  const ours: Record<string, string> = { 'Accept-Encoding': 'gzip, deflate, br' }
  if (method !== 'GET') ours['Content-Length'] = String(Buffer.byteLength(body))
  // In this object the spread comes last: each member written after it would cost microseconds.
  const withEnd = {
    method,
    path: handedOver === undefined ? path : handedOver.origin + path,
    headers: Object.assign({}, headers, handedOver?.headers, ours),
    // The tunnel's agent needs this. A request that is cancelled before it has a socket does not end, so the agent has to end it.
    onEarlyEnd,
    ...options,
  }
  const request = open(withEnd)
  onEarlyEnd((cause) => request.destroy(new Error('The request was cancelled', { cause })))
  request.once('response', resolve)
  // No portal uses another protocol. Without a listener, nothing would end such a request.
  request.once('upgrade', (_, socket) => {
    socket.destroy()
    reject(new Error('The server answered with 101: it wants another protocol'))
  })
  request.once('error', reject)
  // The body is a text, so headers and body leave in one write.
  request.end(body)
  return request
}

/**
 * Calls `act` when the request has an established connection. Data for a connection that is not yet established stays in this process. A
 * request gets no socket while it waits for one, or when its agent failed. A socket that served before, or is ready already, counts at
 * once.
 */
const tellConnection = (request: ClientRequest, act: () => void): void => {
  request.once('socket', (socket: Socket) => {
    const isTls = 'secureConnecting' in socket
    if (isTls ? socket.secureConnecting === true : socket.connecting)
      socket.once(isTls ? 'secureConnect' : 'connect', act)
    else act()
  })
}

const decoded = (reply: IncomingMessage): Readable => {
  switch (reply.headers['content-encoding']) {
    case 'gzip':
    case 'x-gzip':
      return reply.pipe(zlib.createGunzip())
    case 'deflate':
      return reply.pipe(zlib.createInflate())
    case 'br':
      return reply.pipe(zlib.createBrotliDecompress())
    default:
      return reply
  }
}

/** The whole body of a reply, decompressed. */
export const readBytes = (reply: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const stream = decoded(reply)
    const fail = (error: Error): void => {
      // The rejection comes first: destroying the reply also emits an error, and that is not the cause.
      reject(error)
      reply.destroy()
      stream.destroy()
    }
    // When the connection is cut, the error appears on the reply, not on the decompressing stream.
    reply.once('error', fail)
    reply.once('aborted', () => fail(new Error('The connection was cut before the reply was whole')))
    stream.once('error', fail)
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes > maxBytes) fail(new ReplyTooLarge())
      else chunks.push(chunk)
    })
    stream.once('end', () => resolve(Buffer.concat(chunks)))
  })
