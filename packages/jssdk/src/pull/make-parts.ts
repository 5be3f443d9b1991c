import type { LoggerInterface } from '../types/logger.ts'
import { SenderType, SubscriptionType } from '../types/pull/pull-enums.ts'
import { ChannelManager } from './messages/channel-manager.ts'
import { ConfigSource } from './connection/config-source.ts'
import { JsonRpc } from './framing/json-rpc.ts'
import { Incoming } from './messages/incoming.ts'
import type { PullPlatform } from './platform.ts'
import { type PullMessage, senderOf } from './messages/pull-event.ts'
import type { PullParts } from './pull-parts.ts'
import type { PullRun } from './pull-run.ts'
import { Session } from './connection/session.ts'
import type { PullSettings } from './settings.ts'
import { SharedConfig } from './connection/shared-config.ts'
import { StorageManager } from './storage-manager.ts'
import { Subscriptions } from './messages/subscriptions.ts'
import { Timers } from './timers.ts'
import type { UserStatuses } from './messages/user-statuses.ts'
import { tell } from '../logger/tell.ts'

/** A user status older than this many seconds is ignored. */
const oldStatusSeconds = 240

export interface PartsFacts {
  readonly settings: PullSettings
  readonly platform: PullPlatform
  readonly logger: () => LoggerInterface
  readonly statuses: UserStatuses
  /** The run that uses these parts. It is a function because the run is created after them. */
  readonly run: () => PullRun
  readonly isCaptured: () => boolean
  readonly onOnline: () => void
}

/** Creates the parts of a client and connects them. */
export const makeParts = ({
  settings,
  platform,
  logger,
  statuses,
  run,
  isCaptured,
  onOnline,
}: PartsFacts): PullParts => {
  const { b24, userId, siteId, configGetMethod, getPublicListMethod, configTimestamp, isStorageUsed } = settings
  const timers = new Timers(platform.clock)
  const storage = new StorageManager({ userId, siteId }, isStorageUsed ? platform.storage : undefined)
  const session = new Session()
  const subscriptions = new Subscriptions(logger)
  const send = (data: string | ArrayBuffer): boolean => run().connection.send(data)
  const rpc: JsonRpc = new JsonRpc({ send, timers, handle: (method, params) => incoming.handleRpc(method, params) })
  const onMessage = (message: PullMessage): void => {
    const { moduleId, command } = message
    if (isCaptured() || shared.isLoggingEnabled()) tell(logger(), 'info', 'pull: message', { moduleId, command })
    if (moduleId === 'pull') return run().onSystemCommand(command, message.params)
    if (moduleId !== 'online') return subscriptions.deliver(typeOf(message), message)
    const ago: unknown = message.extra['server_time_ago']
    if (typeof ago === 'number' && ago > oldStatusSeconds) return
    statuses.tell(message)
    subscriptions.deliver(SubscriptionType.Online, message)
  }
  const shared = new SharedConfig(
    { storage, onWebSocketBlockChanged: () => run().onBlockChanged() },
    isStorageUsed ? platform.page : undefined,
  )
  const incoming: Incoming = new Incoming({
    session,
    rpc,
    isJsonRpc: () => run().isJsonRpc(),
    facts: () => ({
      userId,
      nowMs: platform.clock.nowMs(),
      timeShift: run().config?.server.timeShift ?? 0,
    }),
    send,
    onPing: () => run().onPing(),
    onMessage,
    logger,
  })
  return {
    settings,
    platform,
    timers,
    storage,
    shared,
    session,
    subscriptions,
    channels: new ChannelManager({ b24, getPublicListMethod }, () => platform.clock.nowMs()),
    source: new ConfigSource({ b24, method: configGetMethod, storage, configTimestamp, clock: platform.clock }),
    rpc,
    incoming,
    logger,
    isSecure: () => isSecurePage(b24.getTargetOrigin()),
    onOnline,
  }
}

const typeOf = (message: PullMessage): SubscriptionType =>
  senderOf(message) === SenderType.Client ? SubscriptionType.Client : SubscriptionType.Server

/** The page's own address decides, when there is a page: an https page must not open an insecure connection. */
const isSecurePage = (targetOrigin: string): boolean =>
  (typeof location === 'undefined' ? targetOrigin : location.href).startsWith('https:')
