import type { LoggerInterface } from '../types/logger.ts'
import type { TypeStorageManager } from '../types/pull.ts'
import type { ChannelManager } from './channel-manager.ts'
import type { ConfigSource } from './config-source.ts'
import type { JsonRpc } from './framing/json-rpc.ts'
import type { Incoming } from './incoming.ts'
import type { PullPlatform } from './platform.ts'
import type { Session } from './session.ts'
import type { PullSettings } from './settings.ts'
import type { SharedConfig } from './shared-config.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { Timers } from './timers.ts'

/** What the life of a client works with. */
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
  /** Whether the addresses for https are taken. */
  readonly isSecure: () => boolean
  readonly onOnline: () => void
}
