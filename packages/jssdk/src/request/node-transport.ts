import http from 'node:http'
import https from 'node:https'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import zlib from 'node:zlib'
export { neverArrived } from './connection-codes.ts'
import { ReplyTooLarge } from './transport.ts'
import type { HttpRequest, Transport } from './transport.ts'

/** Idle connections are let go before common servers close them: a request sent into a closing connection is lost. */
const idleMs = 4_000

/**
 * Node's own HTTP client with connections that are kept open: a fifth of the cost of `fetch` for each call, and no dependency.
 * Replies may come compressed; redirects are not followed.
 */
export const nodeTransport = (): Transport => {
  const options = { keepAlive: true, timeout: idleMs }
  const plain = { request: http.request, agent: new http.Agent(options) }
  const secure = { request: https.request, agent: new https.Agent(options) }
  return async (request) => {
    const { request: open, agent } = request.url.startsWith('https:') ? secure : plain
    const reply = await send(open, agent, request)
    return {
      status: reply.statusCode ?? 0,
      contentType: reply.headers['content-type'] ?? '',
      location: reply.headers.location,
      retryAfter: reply.headers['retry-after'],
      readText: (maxBytes) => readText(reply, maxBytes),
    }
  }
}

let shared: Transport | undefined

/** The transport of this platform; its connections serve every client of the process. */
export const platformTransport = (): Transport => (shared ??= nodeTransport())

const send = (
  open: typeof http.request,
  agent: http.Agent,
  { url, headers, body, signal }: HttpRequest,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const request = open(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'Accept-Encoding': 'gzip, deflate, br', 'Content-Length': Buffer.byteLength(body) },
    })
    const cancel = (): void => {
      request.destroy(new Error('The request was cancelled', { cause: signal.reason }))
    }
    signal.addEventListener('abort', cancel, { once: true })
    request.once('close', () => signal.removeEventListener('abort', cancel))
    request.once('response', resolve)
    request.once('error', reject)
    // As text, headers and body leave in one write.
    request.end(body)
  })

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

const readText = (reply: IncomingMessage, maxBytes: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const stream = decoded(reply)
    const fail = (error: Error): void => {
      // First: destroying the reply tells of a cut connection, which is not why.
      reject(error)
      reply.destroy()
    }
    // A connection cut in the middle shows on the reply itself, not on the stream that unpacks it.
    reply.once('error', fail)
    reply.once('aborted', () => fail(new Error('The connection was cut before the reply was whole')))
    stream.once('error', fail)
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes > maxBytes) fail(new ReplyTooLarge())
      else chunks.push(chunk)
    })
    stream.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
  })
