import { pullError, pullRefusal } from '../errors/catalogues/pull-errors.ts'
import { textOfThrown } from '../errors/sdk-error.ts'
import { CloseReasons, type ConnectionType, PullStatus, SubscriptionType } from '../types/pull/pull-enums.ts'
import type { ConnectorParent, TypePullClientConfig, TypePullClientSession } from '../types/pull/pull.ts'
import { loadProtobuf } from './framing/protobuf.ts'
import { connectionPath, publicationPath, pullRevision } from './connection/connection-path.ts'
import { Connection } from './connection/connection.ts'
import { listenToPage } from './messages/page-events.ts'
import type { PullParts } from './pull-parts.ts'
import { reconnectDelayMs, wrongChannelDelayMs } from './connection/reconnect-delay.ts'
import { ReportedStatus } from './messages/reported-status.ts'
import { readSystemCommand, serverRestartMs } from './messages/system-commands.ts'
import { tell } from '../logger/tell.ts'

/** Milliseconds between two checks of the configuration's age. */
const configCheckMs = 60_000

/** Runs a client: loads the configuration, keeps the connection open, and ends both. */
export class PullRun implements ConnectorParent {
  readonly connection: Connection
  readonly #parts: PullParts
  readonly #status: ReportedStatus
  readonly #life = new AbortController()
  #config: TypePullClientConfig | undefined
  /** Counts starts, stops and reloads. Asynchronous work of an older generation is dropped. */
  #generation = 0
  #isDisabled: boolean
  /** Whether requests use a proxy that a WebSocket would ignore. */
  #isSocketBarred = false
  #stopListening: (() => void) | undefined

  constructor(parts: PullParts) {
    this.#parts = parts
    this.#isDisabled = !parts.settings.isServerEnabled
    this.#status = new ReportedStatus(parts.timers, (status) =>
      parts.subscriptions.emit({ type: SubscriptionType.Status, data: { status } }),
    )
    this.connection = new Connection({
      platform: parts.platform,
      timers: parts.timers,
      parent: this,
      logger: parts.logger,
      isWebSocketEnabled: () => this.isWebSocketEnabled(),
      isLongPollingEnabled: () => !parts.shared.isLongPollingBlocked(),
      onStatus: (status) => this.#onConnection(status),
      onFrame: (frame) => parts.incoming.take(frame),
      onWrongChannel: () => {
        parts.source.forget()
        const reload = (): void => this.reload(CloseReasons.WRONG_CHANNEL_ID, 'wrong channel')
        parts.timers.set('reload', wrongChannelDelayMs(parts.platform.random), reload)
      },
    })
  }

  get config(): TypePullClientConfig | undefined {
    return this.#config
  }

  get status(): PullStatus {
    return this.#status.current
  }

  set status(status: PullStatus) {
    this.#status.set(status)
  }

  get session(): TypePullClientSession {
    return this.#parts.session.state
  }

  /** Aborted by `destroy()`. */
  get signal(): AbortSignal {
    return this.#life.signal
  }

  async start(given: unknown, isSessionSkipped: boolean): Promise<boolean> {
    const { settings, storage, session, source, platform } = this.#parts
    if (settings.userId <= 0 && !settings.isGuest) throw new Error('Not set userId')
    if (settings.siteId === '') throw new Error('Not set siteId')
    if (this.#life.signal.aborted) throw pullRefusal('disposed')
    if (this.#isDisabled) throw pullRefusal('disabled')
    this.#leave(CloseReasons.NORMAL_CLOSURE, 'start')
    const generation = this.#generation
    if (!isSessionSkipped) session.restore(storage, platform.clock.nowMs())
    const handedIn = given === undefined || given === null ? undefined : source.read(given)
    if (given !== undefined && given !== null && handedIn === undefined) throw pullError({ fault: 'badConfig' })
    const [config] = await Promise.all([handedIn ?? source.cached() ?? this.#load(), loadProtobuf()])
    const isSocketBarred = await this.#barsSocket(config)
    if (generation !== this.#generation) return this.#superseded()
    this.#isSocketBarred = isSocketBarred
    this.#take(config)
    this.#stopListening = listenToPage(platform.page, {
      onOnline: () => void this.connection.connect(),
      onOffline: () => this.#goOffline(CloseReasons.NORMAL_CLOSURE, 'offline'),
      onLeave: () => {
        session.save(storage, platform.clock.nowMs())
        this.#goOffline(CloseReasons.NORMAL_CLOSURE, 'the page is left')
      },
    })
    const isOnline = await this.connection.connect()
    const { fault } = this.connection
    if (isOnline || fault === undefined || generation !== this.#generation) return isOnline
    this.#leave(CloseReasons.NORMAL_CLOSURE, 'cannot be reached')
    throw fault
  }

  stop(code: number, reason: string): void {
    this.#leave(code, reason)
  }

  /** Ends the connection and opens another one with a new configuration. */
  reload(code: number, reason: string): void {
    if (this.#life.signal.aborted || this.#isDisabled) return
    this.#generation += 1
    this.#goOffline(code, reason)
    this.#parts.source.forget()
    void this.#loadAgain(this.#generation, 0)
  }

  reconnect(code: number, reason: string, delayMs: number): void {
    if (this.#life.signal.aborted || this.#config === undefined) return
    this.#goOffline(code, reason)
    this.connection.connectLater(delayMs)
  }

  /** Another tab has blocked or unblocked WebSocket, so the kind of connection is chosen again. */
  onBlockChanged(): void {
    if (this.connection.connector !== null) void this.connection.connect()
  }

  /** The push server has sent a ping. If the next ping is late, the connection counts as lost. */
  onPing(): void {
    this.connection.send('pong')
    this.#parts.timers.set('ping', 20_000, () => {
      this.#goOffline(CloseReasons.STUCK, 'connection stuck')
      this.connection.connectLater()
    })
  }

  onSystemCommand(command: string, params: Record<string, unknown>): void {
    const action = readSystemCommand(command, params)
    switch (action.kind) {
      case 'replaceChannel':
        if (this.#config !== undefined) this.#keep(withChannel(this.#config, action.type, action.channel))
        return this.reconnect(CloseReasons.CHANNEL_EXPIRED, 'channel expired', 0)
      case 'reload':
        return this.reload(action.code, action.reason)
      case 'serverRestart':
        return this.reconnect(CloseReasons.SERVER_RESTARTED, 'server restarts', serverRestartMs)
      case 'none':
        return tell(this.#parts.logger(), 'notice', 'pull: unknown system command', { command })
    }
  }

  destroy(): void {
    this.#life.abort(pullRefusal('disposed'))
    this.#leave(CloseReasons.MANUAL, 'destroyed')
    this.#parts.source.forget()
    this.#config = undefined
  }

  isWebSocketEnabled(): boolean {
    const { platform, shared } = this.#parts
    const isOffered = this.#config?.server.websocket_enabled ?? false
    return platform.webSocket !== undefined && !this.#isSocketBarred && !shared.isWebSocketBlocked() && isOffered
  }

  isProtobufSupported(): boolean {
    return this.#config?.server.version === 4
  }

  isJsonRpc(): boolean {
    return (this.#config?.server.version ?? 0) >= 5
  }

  /** @throws {Error} `Empty path`, `Empty channels` */
  getConnectionPath(connectionType: ConnectionType): string {
    if (this.#config === undefined) throw new Error('Empty path')
    return connectionPath({ ...this.#pathFacts(this.#config), session: this.session }, connectionType)
  }

  getPublicationPath(): string {
    return this.#config === undefined ? '' : publicationPath(this.#pathFacts(this.#config))
  }

  setLastMessageId(lastMessageId: string): void {
    this.session.mid = lastMessageId
  }

  #pathFacts(config: TypePullClientConfig): { config: TypePullClientConfig; isSecure: boolean } {
    return { config, isSecure: this.#parts.isSecure() }
  }

  /** Ends the run: the connection, its timers, and every open wait. */
  #leave(code: number, reason: string): void {
    this.#generation += 1
    this.#stopListening?.()
    this.#stopListening = undefined
    this.#goOffline(code, reason)
    this.#parts.timers.clear('config check')
    this.#parts.timers.clear('reload')
  }

  #goOffline(code: number, reason: string): void {
    this.connection.disconnect(code, reason)
    this.#onConnection(PullStatus.Offline)
  }

  #onConnection(status: PullStatus): void {
    if (status === PullStatus.Offline) {
      this.#parts.rpc.rejectAll()
      this.#parts.timers.clear('ping')
    }
    if (status === PullStatus.Online) this.#parts.onOnline()
    this.#status.set(status)
  }

  async #load(): Promise<TypePullClientConfig> {
    try {
      return await this.#parts.source.load(this.#life.signal)
    } catch (error) {
      throw this.#life.signal.aborted ? pullRefusal('disposed') : error
    }
  }

  async #loadAgain(generation: number, failures: number): Promise<void> {
    const { source, timers, platform, logger } = this.#parts
    try {
      const config = await source.load(this.#life.signal)
      const isSocketBarred = await this.#barsSocket(config)
      if (generation !== this.#generation) return
      this.#isSocketBarred = isSocketBarred
      this.#take(config)
      await this.connection.connect()
    } catch (error) {
      if (generation !== this.#generation || this.#isDisabled) return
      tell(logger(), 'warning', 'pull: the configuration was not loaded', { failures, reason: textOfThrown(error) })
      const retry = (): void => void this.#loadAgain(generation, failures + 1)
      timers.set('reload', reconnectDelayMs(failures + 1, platform.random), retry)
    }
  }

  async #barsSocket({ server }: TypePullClientConfig): Promise<boolean> {
    const address = this.#parts.isSecure() ? server.websocket_secure : server.websocket
    const isBarred = address !== '' && (await this.#parts.platform.isSocketBarred(address))
    if (isBarred)
      tell(this.#parts.logger(), 'info', 'pull: long polling, because WebSocket would go past the proxy', {})
    return isBarred
  }

  #superseded(): false {
    if (this.#life.signal.aborted) throw pullRefusal('disposed')
    return false
  }

  /** @throws {SdkError} `PULL_DISABLED`: the portal's push server is off, or has another revision */
  #take(config: TypePullClientConfig): void {
    const { settings, subscriptions } = this.#parts
    const server = config.api.revision_web
    if (settings.isRevisionChecked && server !== pullRevision) {
      this.#isDisabled = true
      subscriptions.emit({ type: SubscriptionType.Revision, data: { server, client: pullRevision } })
      throw pullRefusal('disabled')
    }
    if (!config.server.server_enabled) throw pullRefusal('disabled')
    this.#keep(config)
    this.#checkConfigLater()
  }

  #keep(config: TypePullClientConfig): void {
    this.#config = config
    this.#parts.channels.setPublicIds(config.publicChannels)
    this.#parts.source.keep(config)
  }

  #checkConfigLater(): void {
    this.#parts.timers.set('config check', configCheckMs, () => {
      const isFresh = this.#config !== undefined && this.#parts.source.isFresh(this.#config)
      if (isFresh) this.#checkConfigLater()
      else this.reload(CloseReasons.CONFIG_EXPIRED, 'config expired')
    })
  }
}

const withChannel = (
  config: TypePullClientConfig,
  type: 'private' | 'shared',
  channel: NonNullable<TypePullClientConfig['channels']['private']>,
): TypePullClientConfig => ({ ...config, channels: { ...config.channels, [type]: channel } })
