import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { encodeFrames, framingOf } from './framing.ts'
import { answerRpc } from './json-rpc.ts'
import { openChannels } from './open-channels.ts'
import { join } from './presence.ts'
import { publishFrame } from './publish.ts'
import { maxFrameBytes, type Listener, type PushHub } from './push-hub.ts'

/** The path at which clients open their sockets. */
export const socketPath = '/subws/'

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** The push server's sockets. */
export interface WebSockets {
  /** Answers the requests for an upgrade to WebSocket. */
  readonly upgrade: UpgradeHandler
  /** Cuts all sockets, including refused ones that still wait for the client's close frame. */
  close(): void
}

export const webSockets = (hub: PushHub): WebSockets => {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes })
  const upgrade: UpgradeHandler = (request, socket, head) => {
    // Node has removed its own listener, so without this one the error of a disconnected client would end the process.
    socket.on('error', () => socket.destroy())
    const query = socketQuery(request.url ?? '')
    if (query === undefined) {
      // The socket is destroyed, not only ended. Otherwise a client that keeps its half open would keep the portal from closing.
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n', () => socket.destroy())
      return
    }
    hub.attempts += 1
    if (hub.settings.isRefusing) {
      socket.destroy()
      return
    }
    server.handleUpgrade(request, socket, head, (client) => serveSocket(hub, client, query))
  }
  return {
    upgrade,
    close: () => {
      for (const client of server.clients) client.terminate()
    },
  }
}

/** The query of an address of the push server. Undefined for all other addresses and for addresses that cannot be read. */
const socketQuery = (address: string): URLSearchParams | undefined => {
  const [path = '', ...query] = address.split('?')
  return path === socketPath ? new URLSearchParams(query.join('?')) : undefined
}

const serveSocket = (hub: PushHub, client: WebSocket, query: URLSearchParams): void => {
  client.on('error', () => client.terminate())
  const channels = openChannels(hub, query)
  if ('code' in channels) {
    client.close(channels.code, channels.reason)
    return
  }
  const framing = framingOf(query)
  const listener: Listener = {
    channels,
    deliver: (messages) => {
      for (const frame of encodeFrames(framing, messages)) client.send(frame)
    },
    close: (code, reason) => client.close(code, reason),
    drop: () => client.terminate(),
    sendRaw: (frame) => client.send(frame),
  }
  const leave = join(hub, listener)
  client.on('close', leave)
  client.on('message', (data, isBinary) => {
    const frame = bytesOf(data)
    const answered = isBinary ? takeBinary(hub, listener, frame) : answerRpc(hub, listener, frame.toString())
    if (answered !== undefined && client.readyState === WebSocket.OPEN) client.send(answered)
  })
  const missed = hub.history.after(
    channels.map(({ key }) => key),
    query.get('mid') ?? '',
    hub.nowMs(),
  )
  if (missed.length > 0) listener.deliver(missed)
}

const bytesOf = (data: Buffer | ArrayBuffer | Buffer[]): Buffer =>
  Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data)

const takeBinary = (hub: PushHub, listener: Listener, frame: Uint8Array): undefined => {
  const own = listener.channels.find(({ userId }) => userId !== undefined)
  try {
    publishFrame(hub, own, frame)
  } catch {
    listener.close(4013, '4013: Wrong request data')
  }
}
