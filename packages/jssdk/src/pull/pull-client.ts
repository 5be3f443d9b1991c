import { pullError } from '../errors/catalogues/pull-errors.ts'
import { NullLogger } from '../logger/null-logger.ts'
import type { LoggerInterface } from '../types/logger.ts'
import { isNumber, isObject } from '../types/narrow.ts'
import { CloseReasons, type ConnectionType, type PullStatus, RpcMethod } from '../types/pull/pull-enums.ts'
import type {
  TypeConnector,
  TypePullClientConfig,
  TypePullClientSession,
  TypeSubscriptionCommandHandler,
  TypeSubscriptionOptions,
  UserStatusCallback,
} from '../types/pull/pull.ts'
import { pullRevision } from './connection/connection-path.ts'
import { debugInfo } from './debug-info.ts'
import { makeParts } from './make-parts.ts'
import type { TypePullClientParams } from './params.ts'
import { platformOf, type PullOptions } from './platform.ts'
import { messageOf, Publisher } from './messages/publisher.ts'
import type { PullParts } from './pull-parts.ts'
import { PullRun } from './pull-run.ts'
import { settingsOf } from './settings.ts'
import { UserStatuses } from './messages/user-statuses.ts'
import { WatchTags } from './messages/watch-tags.ts'
import type { Untyped } from '../types/untyped.ts'

/**
 * Receives messages of the portal and of other clients, and sends messages to other clients. A new client does nothing before `start()`.
 */
export class PullClient {
  readonly #parts: PullParts
  readonly #run: PullRun
  readonly #publisher: Publisher
  readonly #watch: WatchTags
  readonly #statuses = new UserStatuses(() => this.#logger)
  #logger: LoggerInterface = new NullLogger()
  #isCaptured = false

  constructor(params: TypePullClientParams, options: PullOptions = {}) {
    const logger = (): LoggerInterface => this.#logger
    const settings = settingsOf(params)
    const platform = platformOf(options)
    this.#parts = makeParts({
      settings,
      platform,
      logger,
      statuses: this.#statuses,
      run: () => this.#run,
      isCaptured: () => this.#isCaptured,
      onOnline: () => this.#restoreUserStatuses(),
    })
    this.#run = new PullRun(this.#parts)
    const { b24 } = settings
    this.#watch = new WatchTags({ b24, timers: this.#parts.timers, logger, signal: () => this.#run.signal })
    this.#publisher = new Publisher({
      rpc: this.#parts.rpc,
      channels: this.#parts.channels,
      isEnabled: () => this.isPublishingEnabled(),
      isJsonRpc: () => this.isJsonRpc(),
      send: (data) => this.#run.connection.send(data),
    })
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
    this.#parts.storage.setLogger(logger)
    this.#run.connection.connector?.setLogger(logger)
  }

  getLogger(): LoggerInterface {
    return this.#logger
  }

  /** The connection; `null` when there is none. */
  get connector(): TypeConnector | null {
    return this.#run.connection.connector
  }

  get status(): PullStatus {
    return this.#run.status
  }

  set status(status: PullStatus) {
    this.#run.status = status
  }

  get session(): TypePullClientSession {
    return this.#run.session
  }

  /**
   * Subscribes to messages. The returned function ends the subscription. @throws {TypeError} `moduleId` is missing for server or client
   * messages
   */
  subscribe(params: TypeSubscriptionOptions | TypeSubscriptionCommandHandler): () => void {
    return this.#parts.subscriptions.add(params)
  }

  /**
   * Loads the configuration, unless it is given, and connects. Resolves with whether the first attempt succeeded. After a failure the
   * client keeps trying. When another start, stop or restart comes first, an earlier start resolves with `false`.
   * @throws {Error} `Not set userId`, `Not set siteId`
   * @throws {SdkError} `PULL_DISABLED`, `PULL_DISPOSED` (after `destroy()`), `JSSDK_PULL_BAD_CONFIG`, and the error of the call. On Node
   * also `JSSDK_CERTIFICATE_NOT_TRUSTED`, `JSSDK_PROXY_REFUSED`, `JSSDK_PROXY_INVALID`: the push server cannot be reached, and the client
   * does not try again
   */
  async start(
    config: null | (TypePullClientConfig & { skipReconnectToLastSession?: boolean }) = null,
  ): Promise<boolean> {
    return this.#run.start(config, config?.skipReconnectToLastSession ?? false)
  }

  /** Connects again with a new configuration. */
  restart(disconnectCode: number = CloseReasons.NORMAL_CLOSURE, disconnectReason = 'manual restart'): void {
    this.#run.reload(disconnectCode, disconnectReason)
  }

  /** Ends the connection until the next `start()`. */
  stop(disconnectCode: number = CloseReasons.NORMAL_CLOSURE, disconnectReason = 'manual stop'): void {
    this.#run.stop(disconnectCode, disconnectReason)
  }

  /** Ends the connection and opens another one with the same configuration. @param delay in seconds */
  reconnect(disconnectCode: number, disconnectReason: string, delay = 1): void {
    this.#run.reconnect(disconnectCode, disconnectReason, delay * 1000)
  }

  setLastMessageId(lastMessageId: string): void {
    this.#run.setLastMessageId(lastMessageId)
  }

  /**
   * Sends a command to users. @param expiry seconds for which the server keeps it for offline users
   * @throws {SdkError} `JSSDK_PULL_NOT_PUBLISHING`, `JSSDK_PULL_NOT_CONNECTED`, `JSSDK_PULL_NO_RECEIVERS`, `JSSDK_PULL_RPC_TIMEOUT`
   */
  async sendMessage(
    users: number[],
    moduleId: string,
    command: string,
    params: unknown,
    expiry?: number,
  ): Promise<Untyped> {
    return this.#publisher.send({ userList: users, ...messageOf(moduleId, command, params, expiry) })
  }

  /** Sends a command to public channels, each given as `id.signature`. @throws {SdkError} as `sendMessage` */
  async sendMessageToChannels(
    publicChannels: string[],
    moduleId: string,
    command: string,
    params: unknown,
    expiry?: number,
  ): Promise<Untyped> {
    return this.#publisher.send({ channelList: publicChannels, ...messageOf(moduleId, command, params, expiry) })
  }

  /** Checks that the push server answers. @param timeout in seconds @throws {SdkError} `JSSDK_PULL_RPC_TIMEOUT` */
  async ping(timeout = 5): Promise<void> {
    await this.#call(RpcMethod.Ping, {}, timeout * 1000)
  }

  /** The channels of this connection. */
  async listChannels(): Promise<unknown> {
    return this.#call(RpcMethod.ListChannels, {})
  }

  /** Seconds since each user was last seen, by user id. */
  async getUsersLastSeen(userList: number[]): Promise<Record<number, number>> {
    const seen = await this.#call(RpcMethod.GetUsersLastSeen, { userList })
    const entries = isObject(seen) ? Object.entries(seen) : []
    return Object.fromEntries(entries.map(([userId, seconds]) => [userId, Number(seconds)]))
  }

  /** Calls a function when a user goes online or offline. */
  async subscribeUserStatusChange(userId: number, callback: UserStatusCallback): Promise<void> {
    if (this.#statuses.add(userId, callback)) await this.#call(RpcMethod.SubscribeStatusChange, { userId })
  }

  async unsubscribeUserStatusChange(userId: number, callback: UserStatusCallback): Promise<void> {
    if (this.#statuses.remove(userId, callback)) await this.#call(RpcMethod.UnsubscribeStatusChange, { userId })
  }

  /** Renews a watch at the portal. @param force renew within 5 s instead of within 29 minutes */
  extendWatch(tag: string, force = false): void {
    if (!this.#run.signal.aborted) this.#watch.add(tag, force)
  }

  clearWatch(tag: string): void {
    this.#watch.remove(tag)
  }

  /** Logs the module and the command of each message. */
  capturePullEvent(debugFlag = true): void {
    this.#isCaptured = debugFlag
  }

  /** Like `capturePullEvent`, but also for other tabs and later pages. */
  enableLogging(loggingFlag = true): void {
    this.#parts.shared.setLoggingEnabled(loggingFlag)
  }

  getRevision(): number {
    return pullRevision
  }

  /** The version of the push server; 0 without a configuration. */
  getServerVersion(): number {
    return this.#run.config?.server.version ?? 0
  }

  /** The mode of the push server; `null` without a configuration. */
  getServerMode(): string | null {
    return this.#run.config?.server.mode ?? null
  }

  getConfig(): TypePullClientConfig | null {
    return this.#run.config ?? null
  }

  /** The state of the client as readable text, without tokens and channel ids. */
  getDebugInfo(): Record<string, Untyped> {
    return debugInfo({
      settings: this.#parts.settings,
      run: this.#run,
      isWebSocketSupported: this.isWebSocketSupported(),
      watchTags: this.#watch.list,
    })
  }

  /** @throws {Error} `Empty path`, `Empty channels` */
  getConnectionPath(connectionType: ConnectionType): string {
    return this.#run.getConnectionPath(connectionType)
  }

  getPublicationPath(): string {
    return this.#run.getPublicationPath()
  }

  isConnected(): boolean {
    return this.connector?.connected ?? false
  }

  isWebSocketSupported(): boolean {
    return this.#parts.platform.webSocket !== undefined
  }

  isWebSocketAllowed(): boolean {
    return !this.#parts.shared.isWebSocketBlocked()
  }

  isWebSocketEnabled(): boolean {
    return this.#run.isWebSocketEnabled()
  }

  isPublishingSupported(): boolean {
    return this.getServerVersion() > 3
  }

  isPublishingEnabled(): boolean {
    return this.isPublishingSupported() && (this.#run.config?.server.publish_enabled ?? false)
  }

  isProtobufSupported(): boolean {
    return this.#run.isProtobufSupported()
  }

  isJsonRpc(): boolean {
    return this.#run.isJsonRpc()
  }

  isSharedMode(): boolean {
    return this.getServerMode() === 'shared'
  }

  /** Ends the client: it keeps no timer, listener or connection, and cannot be started again. */
  destroy(): void {
    this.#run.destroy()
    const { shared, subscriptions, channels, timers } = this.#parts
    shared.destroy()
    subscriptions.clear()
    channels.clear()
    this.#statuses.clear()
    this.#watch.clear()
    timers.clearAll()
  }

  async #call(method: RpcMethod, params: unknown, timeoutMs?: number): Promise<unknown> {
    if (!this.isJsonRpc()) throw pullError({ fault: 'rpcOnly', method })
    return this.#parts.rpc.call(method, params, isNumber(timeoutMs) ? timeoutMs : undefined)
  }

  /** The server watches users for one connection only, so a new connection has to name them again. */
  #restoreUserStatuses(): void {
    if (!this.isJsonRpc()) return
    for (const userId of this.#statuses.userIds)
      this.#call(RpcMethod.SubscribeStatusChange, { userId }).catch(
        (error: unknown) => void this.#logger.warning('pull: a status is not watched', { userId, error }),
      )
  }
}
