import type { WireMap } from '../wire-value.ts'
import { pollPath, publishPath } from './long-polling.ts'
import { describeChannel, describePublic } from './describe-channel.ts'
import type { PushHub } from './push-hub.ts'
import { makeToken } from './token.ts'
import { socketPath } from './web-sockets.ts'

export interface ConfigurationFacts {
  /** The address of the portal, without a path. */
  readonly origin: string
  readonly userId: number
  /** `portal`, or the client id of an application. */
  readonly channelType: string
}

/**
 * The addresses and channels that a client needs to connect. The fields with and without TLS hold the same host, whichever the portal uses.
 */
export const pushConfiguration = (hub: PushHub, { origin, userId, channelType }: ConfigurationFacts): WireMap => {
  const { settings, channels } = hub
  const own = channels.obtain(channelType, userId)
  const shared = channels.obtain(channelType)
  const host = new URL(origin).host
  const isJsonRpc = settings.version >= 5
  const channelIds = [own, shared].map((channel) => channels.signedId(channel))
  return {
    server: {
      version: settings.version,
      server_enabled: settings.isServerEnabled,
      mode: 'personal',
      hostname: host,
      long_polling: `http://${host}${pollPath}`,
      // Every portal misspells this key.
      long_pooling_secure: `https://${host}${pollPath}`,
      websocket_enabled: settings.isWebSocketEnabled,
      websocket: `ws://${host}${socketPath}`,
      websocket_secure: `wss://${host}${socketPath}`,
      publish_enabled: settings.isPublishingEnabled,
      publish: `http://${host}${publishPath}`,
      publish_secure: `https://${host}${publishPath}`,
      config_timestamp: 1_790_000_000,
    },
    api: { revision_web: settings.revision, revision_mobile: 3 },
    channels: isJsonRpc
      ? { shared: describeChannel(hub, shared) }
      : { shared: describeChannel(hub, shared), private: describeChannel(hub, own) },
    publicChannels: { [String(userId)]: describePublic(hub, own) },
    exp: Math.floor(Math.min(own.endMs, shared.endMs) / 1000),
    serverTime: new Date(hub.nowMs()).toISOString().replace(/\.\d+Z$/, '+00:00'),
    ...(isJsonRpc && { jwt: makeToken(channels, { host, userId, channelIds, nowMs: hub.nowMs() }) }),
  }
}
