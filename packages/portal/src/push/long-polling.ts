import { Hono } from 'hono'
import { readBytes } from '../read-body.ts'
import type { PortalEnv } from '../rest-request.ts'
import { resetConnection } from '../faults/connection.ts'
import { encodeFrames, framingOf } from './framing.ts'
import type { PushMessage } from './message.ts'
import { openChannels } from './open-channels.ts'
import { join } from './presence.ts'
import { publishFrame } from './publish.ts'
import { maxFrameBytes, type PushHub } from './push-hub.ts'

/** The paths from which clients read messages, and to which they post their own. */
export const pollPath = '/sub/'
export const publishPath = '/pub/'

const headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Last-Message-Id',
  Expires: 'Thu, 01 Jan 1973 11:11:01 GMT',
}

/** The reason why a waiting poll ends. */
type Held =
  | { readonly kind: 'messages'; readonly messages: readonly PushMessage[] }
  | { readonly kind: 'raw'; readonly body: string | Uint8Array }
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string }
  | { readonly kind: 'nothing' | 'dropped' }

/** The HTTP routes of the push server, without its WebSockets. */
export const pushRoutes = (hub: PushHub): Hono<PortalEnv> => {
  const app = new Hono<PortalEnv>()
  app.get(pollPath, async (c) => {
    hub.attempts += 1
    if (hub.settings.isRefusing) return resetConnection(c)
    const query = new URL(c.req.url).searchParams
    const channels = openChannels(hub, query)
    if ('code' in channels) return new Response(channels.reason, { status: 400, headers })
    const keys = channels.map(({ key }) => key)
    const mid = query.get('mid') ?? ''
    const missed = hub.history.after(keys, mid, hub.nowMs())
    const held: Held =
      missed.length > 0 ? { kind: 'messages', messages: missed } : await hold(hub, channels, c.req.raw.signal)
    const framing = framingOf(query)
    switch (held.kind) {
      case 'messages':
        return respond(encodeFrames(framing, held.messages), held.messages.at(-1)?.mid ?? mid)
      case 'raw':
        return respond([held.body], mid)
      case 'closed':
        return new Response(held.reason, { status: held.code === 4029 ? 429 : 400, headers })
      case 'nothing':
        return new Response(null, { status: 304, headers: { ...headers, 'Last-Message-Id': mid } })
      case 'dropped':
      default:
        return resetConnection(c)
    }
  })
  app.post(publishPath, async (c) => {
    const channels = openChannels(hub, new URL(c.req.url).searchParams)
    if ('code' in channels) return new Response(channels.reason, { status: 400, headers })
    try {
      const own = channels.find(({ userId }) => userId !== undefined)
      const frame = await readBytes(c.req.raw)
      if (frame.byteLength > maxFrameBytes) throw new RangeError('The frame is too long.')
      publishFrame(hub, own, frame)
    } catch {
      return new Response('4013: Wrong request data', { status: 400, headers })
    }
    return new Response(null, { status: 200, headers })
  })
  return app
}

const respond = (frames: readonly (string | Uint8Array)[], mid: string): Response => {
  const body = Buffer.concat(frames.map((frame) => Buffer.from(frame)))
  return new Response(body, { status: 200, headers: { ...headers, 'Last-Message-Id': mid } })
}

/** Waits until the first message arrives, the poll ends, or the client disconnects. */
const hold = (hub: PushHub, channels: Parameters<typeof join>[1]['channels'], gone: AbortSignal): Promise<Held> =>
  new Promise((resolve) => {
    const end = (held: Held): void => {
      clearTimeout(timer)
      leave()
      resolve(held)
    }
    const timer = setTimeout(() => end({ kind: 'nothing' }), hub.settings.pollHoldMs)
    const leave = join(hub, {
      channels,
      deliver: (messages) => end({ kind: 'messages', messages }),
      close: (code, reason) => end({ kind: 'closed', code, reason }),
      drop: () => end({ kind: 'dropped' }),
      sendRaw: (body) => end({ kind: 'raw', body }),
    })
    gone.addEventListener('abort', () => end({ kind: 'nothing' }), { once: true })
  })
