import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { TLSSocket } from 'node:tls'
import { openTls } from '../tls/open-tls.ts'

export interface ServeOptions {
  /** The port. 0 means a free port. @default 0 */
  readonly port?: number | undefined
  /** The address to listen on. @default '127.0.0.1' */
  readonly host?: string | undefined
  /** HTTPS with the portal's own certificate authority. @default false */
  readonly tls?: boolean | undefined
  /** The folder of the certificate authority and the certificates. @default '.portal' in the working directory */
  readonly tlsDir?: string | undefined
  /** Host names and IP addresses that the certificate is for, besides `host` and those of the loopback. @default none */
  readonly tlsNames?: readonly string[] | undefined
}

export interface Serving {
  /** The address without a path. */
  readonly url: string
  /** With `tls`: the path of the certificate to trust. */
  readonly authorityFile: string | undefined
  close(): Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Listens with a plain handler of Node's. @throws the error of the socket, e.g. `EADDRINUSE` */
export const serveNode = async (answer: Answer, options: ServeOptions): Promise<Serving> => {
  const { port = 0, host = '127.0.0.1' } = options
  const tls = await openTls(options)
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      // Only the message is shown, because the rest of an error could contain data of the request.
      console.error(error instanceof Error ? error.message : 'A request failed.')
      cutConnection(request)
    })
  }
  const server =
    tls === undefined ? createServer(listener) : createSecureServer({ cert: tls.cert, key: tls.key }, listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const taken = typeof address === 'object' && address !== null ? address.port : port
  const name = host.includes(':') ? `[${host}]` : host
  let closed: Promise<void> | undefined
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${name}:${String(taken)}`,
    authorityFile: tls?.authorityFile,
    close: () =>
      (closed ??= new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })),
  }
}

/** Cuts the connection of a request. The client sees the same as with a broken portal. */
export const cutConnection = ({ socket }: IncomingMessage): void => {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket.resetAndDestroy()
}

/** The URL of a request. A target that is not a path becomes the root. */
export const targetOf = ({ url = '/' }: IncomingMessage): URL => {
  const base = 'http://localhost'
  return URL.canParse(url, base) ? new URL(url, base) : new URL(base)
}

/** The address by which a client has reached the server. In a container it differs from the server's own `url`. */
export const baseOf = ({ headers }: IncomingMessage, url: string): string => {
  const seen = `${new URL(url).protocol}//${headers.host ?? ''}`
  return URL.canParse(seen) ? new URL(seen).origin : url
}

export const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
