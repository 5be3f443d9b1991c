import { TLSSocket } from 'node:tls'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'

/** What stands behind a request that the inspector sends again, in the place of a socket. */
export interface Resending {
  /** Whoever asked for it: the request counts in the bucket of this address. */
  readonly address: string
  /** Hears under which number the request log has it. */
  readonly onLogged: (id: number) => void
}

interface Bindings extends HttpBindings {
  readonly resending: Resending
}

/** The objects behind a request: of Node, or of the inspector; none when the portal is called as a function, without a socket. */
const bindingsOf = (c: Context): Partial<Bindings> => {
  const env: unknown = c.env
  return typeof env === 'object' && env !== null ? env : {}
}

/** The request was sent by the inspector, not over a socket. */
export const resendingOf = (c: Context): Resending | undefined => bindingsOf(c).resending

/** Where the request came from; IPv4 in its own form, also on a socket that speaks IPv6. */
export const remoteAddress = (c: Context): string =>
  resendingOf(c)?.address ?? bindingsOf(c).incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? 'local'

/** Whether the client went away before its request was whole: nobody is left to answer. */
export const isClientGone = (c: Context): boolean => {
  const { incoming } = bindingsOf(c)
  return incoming !== undefined && incoming.destroyed && !incoming.complete
}

/** Cuts the connection without a byte of a reply. */
export const resetConnection = (c: Context): Response => {
  const { incoming, resending } = bindingsOf(c)
  // Nobody reads this reply: the log alone tells that there was none.
  if (resending !== undefined) return RESPONSE_ALREADY_SENT
  if (incoming === undefined) {
    const body = new ReadableStream({
      start: (controller) => controller.error(new TypeError('The portal reset the connection.')),
    })
    return new Response(body)
  }
  // Only a plain TCP socket can send RST; under TLS a close without a reply looks the same to the client.
  if (incoming.socket instanceof TLSSocket) incoming.socket.destroy()
  else incoming.socket.resetAndDestroy()
  return RESPONSE_ALREADY_SENT
}

/** Never answers; ends when the client or the portal closes the connection. */
export const hangConnection = (c: Context): Promise<Response> =>
  new Promise((resolve) => {
    const end = () => resolve(RESPONSE_ALREADY_SENT)
    const { outgoing } = bindingsOf(c)
    if (outgoing === undefined) c.req.raw.signal.addEventListener('abort', end, { once: true })
    else if (outgoing.destroyed) end()
    else outgoing.once('close', end)
  })

/** Whether a reply was taken over by hand: its connection was cut or left hanging. */
export const isTakenOver = (reply: Response): boolean => reply.headers.has('x-hono-already-sent')
