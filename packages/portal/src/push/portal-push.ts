import type { WireValue } from '../wire-value.ts'
import type { Channel } from './channels.ts'
import { senderTypes } from './message.ts'
import { describeChannel } from './describe-channel.ts'
import { type PushHub, type PushSettings, watchMs } from './push-hub.ts'

/** A message for those who are connected. */
export interface PushSend {
  readonly command: string
  /** @default {} */
  readonly params?: WireValue | undefined
  /** @default 'application' */
  readonly moduleId?: string | undefined
  /** To one user. @default everybody */
  readonly userId?: number | undefined
  /** To those who have this application open. @default the portal's own clients */
  readonly clientId?: string | undefined
  /** @default 'backend' */
  readonly sender?: 'backend' | 'client' | undefined
  /** Id of the message; the one of an earlier message is a repetition. @default a new one */
  readonly mid?: string | undefined
  /** Seconds that it is kept. @default 86_400 */
  readonly expirySeconds?: number | undefined
}

/** The push server of a portal: what it does, and how it is made to fail. */
export interface PortalPush {
  /** Version, revision, and what is switched on; may be changed at any time. */
  readonly settings: PushSettings
  /** Connections and polls that are open. */
  readonly connections: number
  /** Connections that were asked for so far, refused ones too. */
  readonly attempts: number
  /** Ids of messages that clients have acknowledged (JSON-RPC). */
  readonly acknowledged: readonly string[]
  /** Tags that the portal keeps for a user. */
  watches(userId: number): readonly string[]
  /** Keeps a tag for a user, as opening a page of the portal does. */
  watch(userId: number, tag: string): void
  /** Sends a message and returns its id. */
  send(message: PushSend): string
  /** Sends a frame as it is to all. */
  sendRaw(frame: string | Uint8Array): void
  /** Cuts all connections without a close frame. */
  dropAll(): void
  /** Closes all connections with a code. */
  closeAll(code: number, reason?: string): void
  /** Ends a channel and tells its listeners: `reconnect` names the new one, `get_config` does not. */
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
