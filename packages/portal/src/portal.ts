import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { createApp } from './app.ts'
import { allScopes } from './auth/scopes.ts'
import { createWebhooks } from './auth/webhooks.ts'
import { createClock, type PortalClock } from './clock.ts'
import { allMethods } from './methods/all.ts'
import { createRegistry } from './methods/registry.ts'
import { createRequestLogging, type RequestLog } from './middleware/request-log.ts'
import type { PortalOptions } from './options.ts'
import type { PortalServices } from './services.ts'
import { openStore } from './store/store.ts'
import { defaultSwitches } from './switches.ts'

/** A running portal. */
export interface Portal extends AsyncDisposable {
  /** Address without a path, `http://127.0.0.1:PORT`. */
  readonly url: string
  /** The default webhook of user 1, an administrator. */
  readonly webhookUrl: string
  /** Answers a request without a socket. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly clock: PortalClock
  readonly requests: RequestLog
  /** Makes another webhook and returns its URL. @default user 1, all scopes */
  addWebhook(options: { userId?: number; scopes?: readonly string[] }): string
  /** Stops listening and forgets an in-memory database. */
  close(): Promise<void>
}

/** Starts a portal. It is ready when the promise resolves. */
export const createPortal = async (options: PortalOptions = {}): Promise<Portal> => {
  const store = openStore(options.db)
  const clock = createClock(options.clock ?? 'system')
  const webhooks = createWebhooks()
  const services: PortalServices = {
    store,
    clock,
    webhooks,
    registry: createRegistry(allMethods),
    switches: { ...defaultSwitches, ...options.switches },
    scopes: allScopes,
  }
  const logging = createRequestLogging()
  const app = createApp(services, logging)
  const { server, url } = await listen(app.fetch, options)
  const addWebhook: Portal['addWebhook'] = ({ userId = 1, scopes = services.scopes }) =>
    url + webhooks.add({ userId, scopes, isAdmin: userId === 1 })
  const close = async (): Promise<void> => {
    await closeServer(server)
    store.close()
  }
  return {
    url,
    webhookUrl: addWebhook(options.scopes === undefined ? {} : { scopes: options.scopes }),
    fetch: async (request) => app.fetch(request),
    clock,
    requests: logging.log,
    addWebhook,
    close,
    [Symbol.asyncDispose]: close,
  }
}

type Fetch = (request: Request) => Response | Promise<Response>

const listen = async (fetch: Fetch, options: PortalOptions): Promise<{ server: ServerType; url: string }> => {
  const hostname = options.host ?? '127.0.0.1'
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: options.port ?? 0, hostname }, ({ port }: AddressInfo) => {
      resolve({ server, url: `http://${hostname}:${String(port)}` })
    })
    server.once('error', reject)
  })
}

const closeServer = async (server: ServerType): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
