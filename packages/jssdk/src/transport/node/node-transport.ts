import type { Agent } from 'node:http'
import { SdkError } from '../../errors/sdk-error.ts'
import { NotSent } from '../transport.ts'
import type { Transport } from '../transport.ts'
import { type Address, connections, type NodeTransportOptions } from './connections.ts'
import { cutOff, exchange, readBytes } from './exchange.ts'
import { nodeFetch } from './node-fetch.ts'

/** A transport of Node, and the same way for what is no call. */
export interface NodeTransport extends Transport {
  readonly fetch: typeof globalThis.fetch
  readonly proxyOf: (url: string) => Promise<string | undefined>
  /**
   * An agent of Node for connections to `url` through the transport's proxy, or with its authorities; `undefined` when it has neither.
   * For a WebSocket of the package `ws`: `new WebSocket(url, { agent: transport.agentFor(url) })`.
   * @throws {SdkError} `JSSDK_PROXY_INVALID`
   */
  readonly agentFor: (url: string) => Agent | undefined
}

/**
 * Node's own HTTP client with connections that are kept open: a fifth of the cost of `fetch` for each call, and no dependency. It goes
 * by the proxy that the options or the environment name: addresses with https by CONNECT, others by handing the request over. Replies
 * may come compressed; redirects are not followed. One transport serves any number of clients, which then share its connections.
 * @example
 * const transport = nodeTransport({ proxy: 'http://user:p%40ss@proxy.example:3128', ca: await readFile('company.pem') })
 * const $b24 = B24Hook.fromWebhookUrl(process.env.B24_HOOK, { transport })
 * @throws {SdkError} `JSSDK_PROXY_INVALID`: `proxy` is no address of an HTTP proxy; `JSSDK_CA_INVALID`: `ca` holds no certificate
 */
export const nodeTransport = (options?: NodeTransportOptions | null): NodeTransport => {
  const { addressOf, proxyOf, agentFor } = connections(options ?? {})
  const transport: Transport = async ({ url, headers, body, onEarlyEnd }) => {
    // Taken apart here, because Node would parse the whole URL anew for every call.
    const pathAt = url.indexOf('/', url.indexOf('//') + 2)
    const address = known(() => addressOf(url.slice(0, pathAt)))
    const reply = await exchange(address, { method: 'POST', path: url.slice(pathAt), headers, body, onEarlyEnd })
    return {
      status: reply.statusCode ?? 0,
      location: reply.headers.location,
      retryAfter: reply.headers['retry-after'],
      isReplay: reply.headers['idempotent-replayed'] === 'true',
      answeredBy: address.handedOver && `the proxy ${address.proxy?.label}`,
      readText: async (maxBytes) => {
        const bytes = await readBytes(reply, maxBytes).catch((cause: unknown) => {
          throw cutOff(address, cause)
        })
        // Unlike `toString` it takes a byte order mark away, which scripts of self-hosted portals put before their JSON.
        return new TextDecoder().decode(bytes)
      },
    }
  }
  return Object.assign(transport, {
    fetch: nodeFetch(addressOf),
    proxyOf: async (url: string) => proxyOf(url)?.label,
    agentFor,
  })
}

/** An environment that names a proxy of another kind is told to whoever calls. */
const known = (addressOf: () => Address): Address => {
  try {
    return addressOf()
  } catch (cause) {
    if (!(cause instanceof SdkError)) throw cause
    throw new NotSent(cause.message.replace(/\.$/, ''), { cause, code: cause.code })
  }
}
