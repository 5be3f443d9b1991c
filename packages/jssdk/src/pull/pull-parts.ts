import type { LoggerInterface } from '../types/logger.ts'
import type { TypeStorageManager } from '../types/pull/pull.ts'
import type { ChannelManager } from './messages/channel-manager.ts'
import type { ConfigSource } from './connection/config-source.ts'
import type { JsonRpc } from './framing/json-rpc.ts'
import type { Incoming } from './messages/incoming.ts'
import type { PullPlatform } from './platform.ts'
import type { Session } from './connection/session.ts'
import type { PullSettings } from './settings.ts'
import type { SharedConfig } from './connection/shared-config.ts'
import type { Subscriptions } from './messages/subscriptions.ts'
import type { Timers } from './timers.ts'

/** The parts that a client is made of. */
export interface PullParts {
  readonly settings: PullSettings
  readonly platform: PullPlatform
  readonly timers: Timers
  readonly storage: TypeStorageManager
  readonly shared: SharedConfig
  readonly session: Session
  readonly subscriptions: Subscriptions
  readonly channels: ChannelManager
  readonly source: ConfigSource
  readonly rpc: JsonRpc
  readonly incoming: Incoming
  readonly logger: () => LoggerInterface
  /** Whether the server's https and wss addresses are used. */
  readonly isSecure: () => boolean
  readonly onOnline: () => void
}
