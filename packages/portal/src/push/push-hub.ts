import { serverTimeOf } from './server-time.ts'
import type { PortalClock } from '../clock.ts'
import type { WireValue } from '../wire-value.ts'
import { type Channel, type Channels, createChannels } from './channels.ts'
import { createHistory, type History, type PushMessage, senderTypes } from './message.ts'

/** A listener of channels, over any transport. */
export interface Listener {
  readonly channels: readonly Channel[]
  deliver(messages: readonly PushMessage[]): void
  /** Ends the connection with a code. */
  close(code: number, reason: string): void
  /** Ends the connection without a close frame. */
  drop(): void
  /** Sends a frame without changes. */
  sendRaw(frame: string | Uint8Array): void
}

/** A message to send to channels. */
export interface Sending {
  readonly moduleId: string
  readonly command: string
  readonly params: WireValue
  readonly sender?: PushMessage['sender'] | undefined
  readonly expirySeconds?: number | undefined
  /** The id of the message. @default a new one */
  readonly mid?: string | undefined
}

/** The settings of the push server. A test may change them while it runs. */
export interface PushSettings {
  /** 3 = text, 4 = protobuf, 5 = JSON-RPC. @default 4 */
  version: number
  isWebSocketEnabled: boolean
  isPublishingEnabled: boolean
  /** Whether the portal has a push server at all. */
  isServerEnabled: boolean
  revision: number
  /** How many milliseconds a poll waits if there is no message. @default 40_000 */
  pollHoldMs: number
  /** Whether every new connection is cut at once. */
  isRefusing: boolean
}

/** The largest frame that a client may send. */
export const maxFrameBytes = 1_048_576

/** How many milliseconds the portal keeps a watch. */
export const watchMs = 1_860_000

/** The push server: its channels, their listeners, and their messages. */
export interface PushHub {
  readonly settings: PushSettings
  readonly channels: Channels
  readonly history: History
  readonly listeners: Set<Listener>
  /** The tags that the portal keeps for users. The key is `userId tag`, the value is the end in ms. */
  readonly watches: Map<string, number>
  /** The number of connection attempts, including refused ones. */
  attempts: number
  /** The ids of messages that clients have acknowledged. */
  readonly acknowledged: string[]
  /** The watched users, each with the clients that watch them. */
  readonly statusWatchers: Map<number, Set<Listener>>
  /** When each user was last connected, in ms. */
  readonly lastSeenMs: Map<number, number>
  send(channels: readonly Channel[], sending: Sending): PushMessage
  nowMs(): number
  /** Cuts all connections. */
  close(): void
}

export const createPushHub = (clock: Pick<PortalClock, 'nowMs'>): PushHub => {
  const nowMs = (): number => clock.nowMs()
  const listeners = new Set<Listener>()
  const history = createHistory()
  let sent = 0
  const nextMid = (): string => String(Math.floor(nowMs() / 1000)).padStart(10, '0') + String(++sent).padStart(16, '0')
  return {
    settings: {
      version: 4,
      isWebSocketEnabled: true,
      isPublishingEnabled: true,
      isServerEnabled: true,
      revision: 19,
      pollHoldMs: 40_000,
      isRefusing: false,
    },
    channels: createChannels(nowMs),
    history,
    listeners,
    watches: new Map(),
    attempts: 0,
    acknowledged: [],
    statusWatchers: new Map(),
    lastSeenMs: new Map(),
    nowMs,
    close: () => {
      for (const listener of listeners) listener.drop()
    },
    send: (channels, { moduleId, command, params, sender, expirySeconds = 86_400, mid = nextMid() }) => {
      const createdMs = nowMs()
      const message: PushMessage = {
        mid,
        body: { module_id: moduleId, command, params, extra: serverTimeOf(createdMs) },
        sender: sender ?? { type: senderTypes.backend, id: '' },
        expirySeconds,
        createdMs,
      }
      for (const { key } of channels) history.keep(key, message)
      const keys = new Set(channels.map(({ key }) => key))
      for (const listener of listeners)
        if (listener.channels.some(({ key }) => keys.has(key))) listener.deliver([message])
      return message
    },
  }
}
