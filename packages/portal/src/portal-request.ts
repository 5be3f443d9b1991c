import { IncomingMessage } from 'node:http'

/** Requests that ask for an upgrade to another protocol. */
const changing = new WeakSet<IncomingMessage>()

/**
 * A request that is upgraded to WebSocket only. Some clients, such as Java's and `curl --http2`, offer HTTP/2 with each plain request. They
 * get HTTP/1.1, while Node by default would pass them to the push server.
 */
export class PortalRequest extends IncomingMessage {
  /** Node's parser sets this property. After the headers it reads the property and acts on it. */
  get upgrade(): boolean {
    return changing.has(this) && this.headers.upgrade?.toLowerCase() === 'websocket'
  }

  set upgrade(isAsked: boolean | null) {
    if (isAsked === true) changing.add(this)
    else changing.delete(this)
  }
}
