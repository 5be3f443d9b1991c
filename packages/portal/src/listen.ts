import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import { PortalRequest } from './portal-request.ts'
import type { UpgradeHandler } from './push/web-sockets.ts'
import type { TlsMaterial } from './tls/tls-folder.ts'

type Fetch = (request: Request, env: object) => Response | Promise<Response>

export interface ListenOptions {
  /** 0 means a free port. */
  readonly port: number
  readonly host: string
  readonly tls: Pick<TlsMaterial, 'cert' | 'key'> | undefined
  /** Answers requests that upgrade to another protocol. */
  readonly upgrade: UpgradeHandler
}

/** A server that accepts requests. */
export interface Listening {
  readonly url: string
  /** Cuts all connections, also those that a fault left open. */
  readonly close: () => Promise<void>
}

/** An IPv6 address needs brackets in a URL. */
const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** Listens on a port. @throws the error of the socket, e.g. `EADDRINUSE` */
export const listen = async (fetch: Fetch, { port, host, tls, upgrade }: ListenOptions): Promise<Listening> => {
  const plain = { IncomingMessage: PortalRequest }
  const secure = tls && { createServer, serverOptions: { ...plain, cert: tls.cert, key: tls.key } }
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host, serverOptions: plain, ...secure }, (address: AddressInfo) => {
      const url = `${tls === undefined ? 'http' : 'https'}://${hostInUrl(host)}:${String(address.port)}`
      resolve({ url, close: () => closeServer(server) })
    })
    server.once('error', reject)
    server.on('upgrade', upgrade)
  })
}

const closeServer = async (server: ServerType): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
