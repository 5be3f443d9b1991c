import http from 'node:http'
import https from 'node:https'
import { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { certificateAdvice, proxyAdvice, proxyRefusalAdvice } from '../../errors/catalogues/transport-errors.ts'
import { NotSent } from '../transport.ts'
import { certificateFaultOf } from './certificate-fault.ts'
import { type Proxy, servernameOf } from './proxy.ts'

/** An option of all agents. Node must not reach a proxy through its own proxy setting (`NODE_USE_ENV_PROXY`). */
export const noProxyOfNode = { proxyEnv: null }

/** What a request passes to the agent that connects it. */
export interface TunnelRequest extends http.ClientRequestArgs {
  readonly onEarlyEnd?: ((act: (reason: unknown) => void) => void) | undefined
}

export interface TunnelFacts {
  readonly proxy: Proxy
  /** The trusted authorities. */
  readonly secureContext: SecureContext | undefined
}

type Done = (error: Error | null, socket: Socket) => void

/** The agents for connections to proxies. No connection is kept, because each becomes a tunnel. */
const agents = {
  plain: new http.Agent({ keepAlive: false, ...noProxyOfNode }),
  tls: new https.Agent({ keepAlive: false, ...noProxyOfNode }),
}

/**
 * Connects to the request's target through a proxy by CONNECT. Until then the request has no socket, so a cancelled request is ended here.
 * Fails with `NotSent`.
 */
const openTunnel = ({ proxy, secureContext }: TunnelFacts, request: TunnelRequest, done: Done): void => {
  const { hostname, port, isTls, label, authorization } = proxy
  const host = request.host ?? 'localhost'
  const target = `${host.includes(':') ? `[${host}]` : host}:${String(request.port)}`
  const options = {
    method: 'CONNECT',
    hostname,
    port,
    path: target,
    headers: {
      Host: target,
      Connection: 'keep-alive',
      ...(authorization !== undefined && { 'Proxy-Authorization': authorization }),
    },
    // Without this, Node would take the TLS name from `Host`, and that is the target's name.
    servername: servernameOf(proxy),
    ...(secureContext && { secureContext }),
  }
  const connecting = isTls
    ? https.request({ ...options, agent: agents.tls })
    : http.request({ ...options, agent: agents.plain })
  let isOver = false
  const fail = (advice: string, cause: unknown, code?: string): void => {
    if (isOver) return
    isOver = true
    connecting.destroy()
    done(new NotSent(advice, { cause, code }), new Socket())
  }
  connecting.once('connect', ({ statusCode: status = 0 }, socket: Socket, head: Buffer) => {
    if (isOver) return void socket.destroy()
    if (status < 200 || status >= 300) {
      socket.destroy()
      const advice = proxyRefusalAdvice({ proxy: label, target, status, hasCredentials: authorization !== undefined })
      return fail(
        advice,
        new Error(`CONNECT ${target}: ${status}`),
        isFinal(status) ? 'JSSDK_PROXY_REFUSED' : undefined,
      )
    }
    isOver = true
    if (head.byteLength > 0) socket.unshift(head)
    done(null, socket)
  })
  // The listener stays, because later errors of the socket come here too. Without a listener they would end the process.
  connecting.on('error', (cause) => {
    const code = certificateFaultOf(connecting.socket, cause)
    if (code === undefined) fail(proxyAdvice(label), cause)
    else fail(certificateAdvice({ host: `the proxy ${label}`, code }), cause, 'JSSDK_CERTIFICATE_NOT_TRUSTED')
  })
  connecting.once('upgrade', (_, socket: Socket) => {
    socket.destroy()
    fail(proxyAdvice(label), new Error(`CONNECT ${target}: 101`))
  })
  request.onEarlyEnd?.((reason) => {
    fail(proxyAdvice(label), new Error('The request was cancelled', { cause: reason }))
  })
  connecting.end()
}

/** Whether another attempt cannot help. */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429

/** Connections with TLS through a proxy. */
export class TlsTunnelAgent extends https.Agent {
  readonly #facts: TunnelFacts

  constructor(facts: TunnelFacts, options: https.AgentOptions) {
    super(options)
    this.#facts = facts
  }

  override createConnection(...[request, callback]: Parameters<https.Agent['createConnection']>): undefined {
    openTunnel(this.#facts, request, (error, socket) => {
      const withTls = { ...request, socket }
      callback?.(error, error === null ? (super.createConnection(withTls) ?? socket) : socket)
    })
  }
}

/**
 * Connections without TLS through a proxy, for WebSockets. They need a tunnel, because a proxy does not pass an upgrade on in a plain
 * request.
 */
export class PlainTunnelAgent extends http.Agent {
  readonly #facts: TunnelFacts

  constructor(facts: TunnelFacts, options: http.AgentOptions) {
    super(options)
    this.#facts = facts
  }

  override createConnection(...[request, callback]: Parameters<http.Agent['createConnection']>): undefined {
    openTunnel(this.#facts, request, (error, socket) => callback?.(error, socket))
  }
}
