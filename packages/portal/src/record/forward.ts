import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest, type ServerResponse } from 'node:http'
import { request as secureRequest } from 'node:https'
import { collectBody } from './collect-body.ts'

/** The result of a request that was forwarded. `body` is undefined if it is larger than the limit. */
export type Forwarded =
  | {
      readonly kind: 'reply'
      readonly status: number
      readonly headers: IncomingHttpHeaders
      readonly body: Buffer | undefined
    }
  | { readonly kind: 'lost' }
  | { readonly kind: 'unreachable'; readonly code: string }
  /** The client disconnected, so nobody knows what the portal did. */
  | { readonly kind: 'abandoned' }

export interface ForwardOptions {
  /** Whether the request goes to a host that the client does not know. That host must not get the client's credentials. */
  readonly isElsewhere: boolean
  /** The PEM of the certificate authority to trust. @default those that Node trusts */
  readonly authority: string | undefined
  /** After so many milliseconds without data the request is given up. */
  readonly timeoutMs: number
  readonly maxBodyBytes: number
}

/** Changes a reply before the client gets it. */
export interface ReplyChange {
  json(text: string): string
  location(text: string): string
}

/** Headers of one connection are not forwarded (RFC 9110, 7.6.1). The host is the upstream's, and replies must come uncompressed. */
const ownHeaders: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'host',
  'accept-encoding',
])

const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.has(name)))

const withoutOwner = ({
  authorization: _authorization,
  cookie: _cookie,
  ...others
}: IncomingHttpHeaders): IncomingHttpHeaders => others

/**
 * Forwards a request and its reply. Both stay as they are, except that `change` may change JSON. The end of the reply is held back, so that
 * the caller can record it before the client knows that it is complete.
 */
export const forward = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { isElsewhere, authority, timeoutMs, maxBodyBytes }: ForwardOptions,
  change: ReplyChange,
): Promise<Forwarded> =>
  new Promise((resolve) => {
    const isSecure = url.protocol === 'https:'
    let isConnected = false
    const outgoing = (isSecure ? secureRequest : plainRequest)(url, {
      method: request.method,
      headers: {
        ...passedOn(isElsewhere ? withoutOwner(request.headers) : request.headers),
        'accept-encoding': 'identity',
      },
      timeout: timeoutMs,
      // Each request has its own connection. If the portal closed a reused one meanwhile, that would look like a lost reply.
      agent: false,
      ...(authority === undefined ? {} : { ca: authority }),
    })
    const lose = (error: Error): void =>
      resolve(isConnected ? { kind: 'lost' } : { kind: 'unreachable', code: codeOf(error) })

    outgoing.once('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        isConnected = true
      })
    })
    outgoing.once('timeout', () => outgoing.destroy(new Error('The portal is silent.')))
    outgoing.once('error', lose)
    outgoing.once('response', (reply) => {
      const body = collectBody(reply, maxBodyBytes)
      const { statusCode: status = 0, headers } = reply
      const { location } = headers
      const changed = passedOn(location === undefined ? headers : { ...headers, location: change.location(location) })
      if (isJson(headers)) passChanged(reply, response, { headers: changed, change, maxBodyBytes })
      else {
        response.writeHead(status, changed)
        reply.pipe(response, { end: false })
      }
      reply.once('error', lose)
      reply.once('end', () => resolve({ kind: 'reply', status, headers, body: body() }))
    })
    response.once('close', () => {
      resolve({ kind: 'abandoned' })
      outgoing.destroy()
    })
    request.pipe(outgoing)
  })

const isJson = (headers: IncomingHttpHeaders): boolean =>
  /[/+]json\b/i.test(headers['content-type'] ?? '') && /^(?:identity)?$/i.test(headers['content-encoding'] ?? '')

/** Holds a reply back until it is complete. A reply larger than the limit is forwarded unchanged. */
const passChanged = (
  reply: IncomingMessage,
  response: ServerResponse,
  {
    headers,
    change,
    maxBodyBytes,
  }: {
    readonly headers: IncomingHttpHeaders
    readonly change: ReplyChange
    readonly maxBodyBytes: number
  },
): void => {
  const { statusCode: status = 0 } = reply
  let held: Buffer[] | undefined = []
  let sizeBytes = 0
  reply.on('data', (chunk: Buffer) => {
    if (held === undefined) return
    held.push(chunk)
    sizeBytes += chunk.byteLength
    if (sizeBytes <= maxBodyBytes) return
    response.writeHead(status, headers)
    response.write(Buffer.concat(held))
    held = undefined
    reply.pipe(response, { end: false })
  })
  reply.once('end', () => {
    if (held === undefined) return
    const body = Buffer.concat(held)
    const text = body.toString()
    const changed = change.json(text)
    // Bytes that are not UTF-8 stay unchanged.
    const sent = changed === text ? body : Buffer.from(changed)
    const isMeasured = changed !== text && headers['content-length'] !== undefined
    response.writeHead(status, isMeasured ? { ...headers, 'content-length': String(sent.byteLength) } : headers)
    response.write(sent)
  })
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : error.name)
