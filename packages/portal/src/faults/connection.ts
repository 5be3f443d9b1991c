import { TLSSocket } from 'node:tls'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'

/** The source of a request that the inspector sends again. It replaces the socket. */
export interface Resending {
  /** The address of the inspector's user. The request counts in the bucket of this address. */
  readonly address: string
  /** Called with the number of the request in the request log. */
  readonly onLogged: (id: number) => void
}

interface Bindings extends HttpBindings {
  readonly resending: Resending
}

/** The objects of a request, from Node or from the inspector. There are none if the portal is called as a function, without a socket. */
const bindingsOf = (c: Context): Partial<Bindings> => {
  const env: unknown = c.env
  return typeof env === 'object' && env !== null ? env : {}
}

/** The inspector's part of a request. Undefined if the request came over a socket. */
export const resendingOf = (c: Context): Resending | undefined => bindingsOf(c).resending

/** The address of the client. An IPv4 address has its own form, also on an IPv6 socket. */
export const remoteAddress = (c: Context): string =>
  resendingOf(c)?.address ?? bindingsOf(c).incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? 'local'

/** Whether the client disconnected before its request was complete. Nobody then reads a reply. */
export const isClientGone = (c: Context): boolean => {
  const { incoming } = bindingsOf(c)
  return incoming !== undefined && incoming.destroyed && !incoming.complete
}

/** Cuts the connection without sending any byte of a reply. */
export const resetConnection = (c: Context): Response => {
  const { incoming, resending } = bindingsOf(c)
  // Nobody reads this reply. The log shows that there was none.
  if (resending !== undefined) return RESPONSE_ALREADY_SENT
  if (incoming === undefined) {
    const body = new ReadableStream({
      start: (controller) => controller.error(new TypeError('The portal reset the connection.')),
    })
    return new Response(body)
  }
  // Only a plain TCP socket can send RST. Under TLS, a close without a reply looks the same to the client.
  if (incoming.socket instanceof TLSSocket) incoming.socket.destroy()
  else incoming.socket.resetAndDestroy()
  return RESPONSE_ALREADY_SENT
}

/** Never replies. It ends when the client or the portal closes the connection. */
export const hangConnection = (c: Context): Promise<Response> =>
  new Promise((resolve) => {
    const end = () => resolve(RESPONSE_ALREADY_SENT)
    const { outgoing } = bindingsOf(c)
    if (outgoing === undefined) c.req.raw.signal.addEventListener('abort', end, { once: true })
    else if (outgoing.destroyed) end()
    else outgoing.once('close', end)
  })

/** Whether a fault has already handled the connection: it was cut or left open. */
export const isTakenOver = (reply: Response): boolean => reply.headers.has('x-hono-already-sent')
