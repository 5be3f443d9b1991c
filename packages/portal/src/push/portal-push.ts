import type { WireValue } from '../wire-value.ts'
import type { Channel } from './channels.ts'
import { senderTypes } from './message.ts'
import { describeChannel } from './describe-channel.ts'
import { type PushHub, type PushSettings, watchMs } from './push-hub.ts'

/** A message for the connected clients. */
export interface PushSend {
  readonly command: string
  /** The parameters of the command. @default {} */
  readonly params?: WireValue | undefined
  /** @default 'application' */
  readonly moduleId?: string | undefined
  /** The only user who gets the message. @default everybody */
  readonly userId?: number | undefined
  /** The application whose pages get the message. @default the portal's own clients */
  readonly clientId?: string | undefined
  /** @default 'backend' */
  readonly sender?: 'backend' | 'client' | undefined
  /** The id of the message. The id of an earlier message repeats that message. @default a new one */
  readonly mid?: string | undefined
  /** For how many seconds the message is kept. @default 86_400 */
  readonly expirySeconds?: number | undefined
}

/** The push server of a portal: its state, its messages and its faults. */
export interface PortalPush {
  /** The version, the revision, and the enabled features. They may be changed at any time. */
  readonly settings: PushSettings
  /** The number of open connections and polls. */
  readonly connections: number
  /** The number of connection attempts so far, including refused ones. */
  readonly attempts: number
  /** The ids of messages that clients have acknowledged (JSON-RPC). */
  readonly acknowledged: readonly string[]
  /** The tags that the portal keeps for a user. */
  watches(userId: number): readonly string[]
  /** Keeps a tag for a user, like an open page of the portal does. */
  watch(userId: number, tag: string): void
  /** Sends a message and returns its id. */
  send(message: PushSend): string
  /** Sends a frame to all clients without changes. */
  sendRaw(frame: string | Uint8Array): void
  /** Cuts all connections without a close frame. */
  dropAll(): void
  /** Closes all connections with a code. */
  closeAll(code: number, reason?: string): void
  /** Ends a channel and informs its listeners: `reconnect` names the new channel, `get_config` does not. */
  expireChannel(options: {
    readonly action: 'reconnect' | 'get_config'
    readonly userId?: number | undefined
    readonly clientId?: string | undefined
  }): void
}

const portalType = 'portal'

export const createPortalPush = (hub: PushHub): PortalPush => {
  const channelOf = (clientId = portalType, userId?: number): Channel => hub.channels.obtain(clientId, userId)
  const each = (action: (listener: PushHub['listeners'] extends Set<infer One> ? One : never) => void): void => {
    for (const listener of hub.listeners) action(listener)
  }
  const tagsOf = (userId: number): readonly string[] =>
    [...hub.watches]
      .filter(([key, untilMs]) => key.startsWith(`${String(userId)} `) && untilMs > hub.nowMs())
      .map(([key]) => key.slice(key.indexOf(' ') + 1))
  return {
    settings: hub.settings,
    get connections() {
      return hub.listeners.size
    },
    get attempts() {
      return hub.attempts
    },
    acknowledged: hub.acknowledged,
    watches: tagsOf,
    watch: (userId, tag) => void hub.watches.set(`${String(userId)} ${tag}`, hub.nowMs() + watchMs),
    send: ({ command, params = {}, moduleId = 'application', userId, clientId, sender, mid, expirySeconds }) =>
      hub.send([channelOf(clientId, userId)], {
        moduleId,
        command,
        params,
        mid,
        expirySeconds,
        sender: { type: sender === 'client' ? senderTypes.client : senderTypes.backend, id: '' },
      }).mid,
    sendRaw: (frame) => each((listener) => listener.sendRaw(frame)),
    dropAll: () => each((listener) => listener.drop()),
    closeAll: (code, reason = '') => each((listener) => listener.close(code, reason)),
    expireChannel: ({ action, userId, clientId }) => {
      const old = channelOf(clientId, userId)
      const type = userId === undefined ? 'shared' : 'private'
      const oldId = hub.channels.signedId(old)
      hub.channels.expire(old)
      const fresh = channelOf(clientId, userId)
      const params =
        action === 'get_config'
          ? { action }
          : { action, channel: { id: oldId, type }, new_channel: describeChannel(hub, fresh) }
      hub.send([old], { moduleId: 'pull', command: 'channel_expire', params })
    },
  }
}
