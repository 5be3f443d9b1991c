import http from 'node:http'
import https from 'node:https'
import { createSecureContext, type SecureContext } from 'node:tls'
import { urlToHttpOptions } from 'node:url'
import { chooseProxy } from './choose-proxy.ts'
import { type Proxy, servernameOf } from './proxy.ts'
import { type AuthorityCertificates, trustedAuthorities } from './trusted-authorities.ts'
import { noProxyOfNode, PlainTunnelAgent, TlsTunnelAgent } from './tunnel.ts'

/** Idle connections are closed before common servers close them, because a request on a closing connection is lost. */
const idleMs = 4_000
const agentOptions = { keepAlive: true, timeout: idleMs, ...noProxyOfNode }
const mostAddresses = 1_000

export interface NodeTransportOptions {
  /**
   * The proxy for all requests, `http://` or `https://`, with percent-encoded name and password; `false`: no proxy.
   * @default what `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` say when a request is sent, in upper or lower case
   */
  readonly proxy?: string | false | undefined
  /**
   * PEM certificates of authorities to trust. Node's own authorities stay trusted, those of `NODE_EXTRA_CA_CERTS` included. @default none
   */
  readonly ca?: AuthorityCertificates | undefined
}

/** How connections to one origin are opened. */
export interface Address {
  readonly open: typeof http.request
  readonly options: http.RequestOptions
  /** Host and port of the target, for messages. */
  readonly host: string
  readonly proxy: Proxy | undefined
  /**
   * Set when a request without TLS goes to the proxy itself. Such a request has the whole address as its path, which begins with `origin`,
   * and these extra headers.
   */
  readonly handedOver: { readonly origin: string; readonly headers: Readonly<Record<string, string>> } | undefined
}

/** The addresses of all origins, with their open connections. */
export interface Connections {
  /** @throws {SdkError} `JSSDK_PROXY_INVALID` */
  readonly addressOf: (origin: string) => Address
  /** @throws {SdkError} `JSSDK_PROXY_INVALID` */
  readonly proxyOf: (url: string) => Proxy | undefined
  /** An agent that connects to a WebSocket's address through its proxy. @throws {SdkError} `JSSDK_PROXY_INVALID` */
  readonly agentFor: (url: string) => http.Agent | undefined
}

/** @throws {SdkError} `JSSDK_PROXY_INVALID`, `JSSDK_CA_INVALID` */
export const connections = ({ proxy, ca }: NodeTransportOptions): Connections => {
  const choice = chooseProxy(proxy)
  const secureContext = ca === undefined ? undefined : createSecureContext({ ca: trustedAuthorities(ca) })
  const trust = secureContext && { secureContext }
  const direct = { plain: new http.Agent(agentOptions), tls: new https.Agent({ ...agentOptions, ...trust }) }
  const byProxy = new Map<string, ProxyAgents>()
  const agentsOf = (used: Proxy): ProxyAgents => {
    const { isTls, label, authorization = '' } = used
    const key = [isTls, label, authorization].join(' ')
    const known = byProxy.get(key)
    if (known !== undefined) return known
    const made = proxyAgents(used, secureContext)
    byProxy.set(key, made)
    return made
  }
  const addresses = new Map<string, { readonly version: string; readonly address: Address }>()
  const makeAddress = (origin: string): Address => {
    const url = new URL(origin)
    const { protocol, hostname, port } = urlToHttpOptions(url)
    const used = choice.of(url)
    const common = { host: url.host, proxy: used, handedOver: undefined }
    if (protocol === 'https:') {
      const agent = used === undefined ? direct.tls : agentsOf(used).tlsTunnel
      return { ...common, open: https.request, options: { hostname, port: port ?? 443, agent } }
    }
    if (used === undefined) return { ...common, open: http.request, options: { hostname, port, agent: direct.plain } }
    const { authorization } = used
    return {
      ...common,
      open: used.isTls ? https.request : http.request,
      options: {
        hostname: used.hostname,
        port: used.port,
        agent: agentsOf(used).handOver,
        ...(used.isTls && { servername: servernameOf(used) }),
      },
      handedOver: {
        origin,
        headers: { Host: url.host, ...(authorization !== undefined && { 'Proxy-Authorization': authorization }) },
      },
    }
  }
  return {
    addressOf: (origin) => {
      const version = choice.version(origin.startsWith('https:'))
      const known = addresses.get(origin)
      if (known?.version === version) return known.address
      if (addresses.size >= mostAddresses) addresses.clear()
      const address = makeAddress(origin)
      addresses.set(origin, { version, address })
      return address
    },
    proxyOf: (url) => choice.of(new URL(url)),
    agentFor: (url) => {
      const target = new URL(url)
      const isTls = target.protocol === 'wss:' || target.protocol === 'https:'
      const used = choice.of(target)
      if (used !== undefined) return isTls ? agentsOf(used).tlsTunnel : agentsOf(used).plainTunnel
      return isTls && secureContext !== undefined ? direct.tls : undefined
    },
  }
}

/** The agents of one proxy. */
interface ProxyAgents {
  readonly tlsTunnel: http.Agent
  readonly plainTunnel: http.Agent
  /** For requests to the proxy itself. */
  readonly handOver: http.Agent
}

const proxyAgents = (proxy: Proxy, secureContext: SecureContext | undefined): ProxyAgents => {
  const facts = { proxy, secureContext }
  const withTrust = { ...agentOptions, ...(secureContext && { secureContext }) }
  return {
    tlsTunnel: new TlsTunnelAgent(facts, withTrust),
    plainTunnel: new PlainTunnelAgent(facts, agentOptions),
    handOver: proxy.isTls ? new https.Agent(withTrust) : new http.Agent(agentOptions),
  }
}
