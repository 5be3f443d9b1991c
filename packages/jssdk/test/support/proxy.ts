import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** What a proxy does to a request instead of passing it on. */
export type ProxyFault =
  /** Answers with a status of its own, and with a page. */
  | { readonly kind: 'answers'; readonly status: number; readonly body?: string }
  /** Says nothing at all. */
  | { readonly kind: 'hangs' }
  /** Breaks off the connection. */
  | { readonly kind: 'dies' }
  | { readonly kind: 'speaksAnotherProtocol' }
  /** Passes on, and breaks both ends off as soon as so many bytes of a tunnel, TLS included, have come from the client. */
  | { readonly kind: 'diesAfter'; readonly bytes: number }
  /** Passes the request on, and breaks off instead of the reply. */
  | { readonly kind: 'losesReply' }

export interface ProxyOptions {
  /** `name:password` that it asks for. */
  readonly credentials?: string
  /** Makes it a proxy that is spoken to with TLS. */
  readonly tls?: { readonly key: string; readonly cert: string }
  readonly host?: string
}

/** A proxy that passes plain HTTP on by its whole address, and everything by CONNECT. Whatever a host is called, it is on this machine. */
export interface TestProxy extends AsyncDisposable {
  readonly port: number
  /** Host and port. */
  readonly label: string
  /** Its address with these credentials. */
  url(credentials?: string): string
  /** What it was asked for, as `CONNECT host:port` or `POST http://...`, without query. */
  readonly seen: string[]
  readonly authorizations: (string | undefined)[]
  fault: ProxyFault | undefined
}

export const openProxy = async ({ credentials, tls, host = '127.0.0.1' }: ProxyOptions = {}): Promise<TestProxy> => {
  const seen: string[] = []
  const authorizations: (string | undefined)[] = []
  const sockets = new Set<Duplex>()
  const keep = (socket: Duplex): void => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  }
  const wanted = credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`
  let fault: ProxyFault | undefined
  /** What it does before it passes anything on. */
  const ownAnswer = ({ headers }: IncomingMessage): ProxyFault | undefined => {
    authorizations.push(headers['proxy-authorization'])
    if (wanted !== undefined && headers['proxy-authorization'] !== wanted) return { kind: 'answers', status: 407 }
    return fault
  }
  const page = (status: number, body = `<html>${status}</html>`): string =>
    `HTTP/1.1 ${status} x\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`
  /** Whether the request is not passed on. */
  const isEnded = (own: ProxyFault | undefined, socket: Duplex): boolean => {
    if (own?.kind === 'answers') socket.end(page(own.status, own.body))
    else if (own?.kind === 'dies') socket.destroy()
    else if (own?.kind === 'speaksAnotherProtocol') socket.end('SSH-2.0-x\r\n')
    else return own?.kind === 'hangs'
    return true
  }
  const handOver = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const url = new URL(incoming.url ?? '')
    seen.push(`${incoming.method ?? ''} ${url.origin}${url.pathname.replace(/^\/rest\/\d+\/\w+/, '/rest/ID/SECRET')}`)
    const own = ownAnswer(incoming)
    if (isEnded(own, incoming.socket)) return
    const { 'proxy-authorization': _, ...headers } = incoming.headers
    const passed = http.request({
      host: '127.0.0.1',
      port: url.port,
      method: incoming.method,
      path: url.pathname + url.search,
      headers,
    })
    passed.on('error', () => incoming.socket.destroy())
    passed.on('response', (reply) => {
      if (own?.kind === 'losesReply') incoming.socket.destroy()
      else reply.pipe(outgoing.writeHead(reply.statusCode ?? 0, reply.headers))
    })
    incoming.pipe(passed)
  }
  const server = tls === undefined ? http.createServer(handOver) : https.createServer(tls, handOver)
  server.on('connection', keep)
  server.on('connect', (incoming: IncomingMessage, client: Socket) => {
    keep(client)
    seen.push(`CONNECT ${incoming.url ?? ''}`)
    const own = ownAnswer(incoming)
    if (isEnded(own, client)) return
    const target = connect(Number(/\d+$/.exec(incoming.url ?? '')?.[0]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(target).pipe(client)
    })
    keep(target)
    target.on('error', () => client.end(page(502)))
    client.on('close', () => target.destroy())
    target.on('close', () => client.destroy())
    if (own?.kind !== 'diesAfter') return
    let bytes = 0
    client.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes >= own.bytes) client.destroy()
    })
  })
  server.listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  const label = `${host.includes(':') ? `[${host}]` : host}:${address.port}`
  return {
    port: address.port,
    label,
    url: (given) => `${tls === undefined ? 'http' : 'https'}://${given === undefined ? '' : `${given}@`}${label}`,
    seen,
    authorizations,
    get fault() {
      return fault
    },
    set fault(value) {
      fault = value
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
