import { serverTimeOf } from './server-time.ts'
import type { PortalClock } from '../clock.ts'
import type { WireValue } from '../wire-value.ts'
import { type Channel, type Channels, createChannels } from './channels.ts'
import { createHistory, type History, type PushMessage, senderTypes } from './message.ts'

/** One who listens to channels, by whatever transport. */
export interface Listener {
  readonly channels: readonly Channel[]
  deliver(messages: readonly PushMessage[]): void
  /** Ends the connection with a code. */
  close(code: number, reason: string): void
  /** Ends the connection without a word. */
  drop(): void
  /** Sends a frame as it is. */
  sendRaw(frame: string | Uint8Array): void
}

/** What is sent to channels. */
export interface Sending {
  readonly moduleId: string
  readonly command: string
  readonly params: WireValue
  readonly sender?: PushMessage['sender'] | undefined
  readonly expirySeconds?: number | undefined
  /** @default a new one */
  readonly mid?: string | undefined
}

/** How the push server behaves; a test changes it while it runs. */
export interface PushSettings {
  /** 3 = text, 4 = protobuf, 5 = JSON-RPC. @default 4 */
  version: number
  isWebSocketEnabled: boolean
  isPublishingEnabled: boolean
  /** Whether the portal has a push server at all. */
  isServerEnabled: boolean
  revision: number
  /** Milliseconds that a poll is held when there is nothing to say. @default 40_000 */
  pollHoldMs: number
  /** Whether every connection is cut as soon as it is asked for. */
  isRefusing: boolean
}

/** The largest frame that a client may send. */
export const maxFrameBytes = 1_048_576

/** Milliseconds that the portal keeps a watch. */
export const watchMs = 1_860_000

/** The push server: channels, who listens to them, and what they were told. */
export interface PushHub {
  readonly settings: PushSettings
  readonly channels: Channels
  readonly history: History
  readonly listeners: Set<Listener>
  /** Tags that the portal keeps for users: `userId tag` to the end, in ms. */
  readonly watches: Map<string, number>
  /** Connections that were asked for, refused ones too. */
  attempts: number
  /** Ids of messages that clients have acknowledged. */
  readonly acknowledged: string[]
  /** Users whose coming and going is watched, with who watches. */
  readonly statusWatchers: Map<number, Set<Listener>>
  /** When a user was last connected, in ms. */
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
