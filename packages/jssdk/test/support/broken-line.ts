import { connect, type Socket } from 'node:net'
import { nodeTransport } from '../../src/transport/node/node-transport.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { closedPort, serveTcp } from './tcp-server.ts'

/** What befalls a request between the client and the portal. */
export const lineFaults = [
  'nobodyListens',
  'noTls',
  'requestCut',
  'replyDropped',
  'replyCut',
  'crashed',
  'emptied',
] as const
export type LineFault = (typeof lineFaults)[number]

/** The way to a portal, which breaks when it is told to. */
export interface BrokenLine extends AsyncDisposable {
  /** Asks `next` before each request what is to befall it. */
  transport(next: () => LineFault | undefined): Transport
}

/** What stands in place of the portal's own reply. */
const otherReplies = {
  crashed: { status: 500, body: '{"error":"INTERNAL_SERVER_ERROR","error_description":"Internal server error"}' },
  emptied: { status: 200, body: '{}' },
} as const

const half = (chunk: Buffer): Buffer => chunk.subarray(0, Math.ceil(chunk.byteLength / 2))

/** Real sockets to the portal at `url`, by a proxy for what breaks on the way. */
export const openBrokenLine = async (url: string): Promise<BrokenLine> => {
  const { port, hostname } = new URL(url)
  let fault: LineFault | undefined
  const pass = (client: Socket): void => {
    const portal = connect(Number(port), hostname)
    portal.on('error', () => client.destroy())
    portal.on('close', () => client.destroy())
    client.on('close', () => portal.destroy())
    client.on('data', (chunk: Buffer) => {
      if (fault === 'requestCut') portal.write(half(chunk), () => client.destroy())
      else portal.write(chunk)
    })
    portal.on('data', (chunk: Buffer) => {
      if (fault === 'replyDropped') client.resetAndDestroy()
      else client.write(half(chunk), () => client.destroy())
    })
  }
  const proxy = await serveTcp(pass)
  const nobody = await closedPort()
  const origins = {
    nobodyListens: `http://127.0.0.1:${nobody}`,
    noTls: `https://127.0.0.1:${port}`,
    requestCut: `http://127.0.0.1:${proxy.port}`,
    replyDropped: `http://127.0.0.1:${proxy.port}`,
    replyCut: `http://127.0.0.1:${proxy.port}`,
    crashed: url,
    emptied: url,
  } as const satisfies Record<LineFault, string>
  const send = nodeTransport()
  return {
    transport: (next) => async (request) => {
      fault = next()
      if (fault === undefined) return send(request)
      const broken = request.url.replace(new URL(request.url).origin, origins[fault])
      // A getter of the request is not copied along with its other members.
      const reply = await send({
        url: broken,
        headers: request.headers,
        body: request.body,
        signal: request.signal,
        onEarlyEnd: request.onEarlyEnd,
      })
      if (fault !== 'crashed' && fault !== 'emptied') return reply
      await reply.readText(Infinity)
      const { status, body } = otherReplies[fault]
      return { status, readText: () => Promise.resolve(body) }
    },
    [Symbol.asyncDispose]: () => proxy[Symbol.asyncDispose](),
  }
}
