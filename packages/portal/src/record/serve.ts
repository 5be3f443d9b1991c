import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { TLSSocket } from 'node:tls'
import { openTls } from '../tls/open-tls.ts'

export interface ServeOptions {
  /** 0 = a free one. @default 0 */
  readonly port?: number | undefined
  /** @default '127.0.0.1' */
  readonly host?: string | undefined
  /** HTTPS with a certificate authority of the portal's own. @default false */
  readonly tls?: boolean | undefined
  /** Folder of the authority and the certificates. @default '.portal' in the working directory */
  readonly tlsDir?: string | undefined
}

export interface Serving {
  /** Without a path. */
  readonly url: string
  /** With `tls`: the certificate to trust. */
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
      // The message alone: more could show what passed through.
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

/** Cuts the connection of a request, so that the client sees what a client of a broken portal sees. */
export const cutConnection = ({ socket }: IncomingMessage): void => {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket.resetAndDestroy()
}

/** Where a request goes; a target that is no path is the root. */
export const targetOf = ({ url = '/' }: IncomingMessage): URL => {
  const base = 'http://localhost'
  return URL.canParse(url, base) ? new URL(url, base) : new URL(base)
}

/** The address by which a client has reached a server that knows itself as `url`: in a container that is another one. */
export const baseOf = ({ headers }: IncomingMessage, url: string): string => {
  const seen = `${new URL(url).protocol}//${headers.host ?? ''}`
  return URL.canParse(seen) ? new URL(seen).origin : url
}

export const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
