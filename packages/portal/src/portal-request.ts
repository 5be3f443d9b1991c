import { IncomingMessage } from 'node:http'

/** Requests that ask to change over to some protocol. */
const changing = new WeakSet<IncomingMessage>()

/**
 * A request that changes over to WebSocket and nothing else. Clients that offer HTTP/2 with each request over plain HTTP, Java's
 * and `curl --http2` among them, are answered in HTTP/1.1 like all others; Node would hand them to the push server.
 */
export class PortalRequest extends IncomingMessage {
  /** Set by Node's parser, which acts upon what it reads here once the headers are known. */
  get upgrade(): boolean {
    return changing.has(this) && this.headers.upgrade?.toLowerCase() === 'websocket'
  }

  set upgrade(isAsked: boolean | null) {
    if (isAsked === true) changing.add(this)
    else changing.delete(this)
  }
}
