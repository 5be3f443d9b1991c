import { SdkError, textOfThrown } from '../../errors/sdk-error.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { CloseReasons, ConnectionType, PullStatus } from '../../types/pull/pull-enums.ts'
import type { ConnectorParent, TypeConnector } from '../../types/pull/pull.ts'
import { Connector } from './connector.ts'
import { longPollingLine } from './long-polling-line.ts'
import { maskPath } from './connection-path.ts'
import type { PullPlatform } from '../platform.ts'
import { reconnectDelayMs } from './reconnect-delay.ts'
import type { Timers } from '../timers.ts'
import { webSocketLine } from './web-socket-line.ts'
import { tell } from '../../logger/tell.ts'

/** After more than this number of WebSocket failures in a row, long polling is used. */
const mostSocketFailures = 4
/** Milliseconds of long polling after which WebSocket is tried again. */
const socketRetryMs = 30 * 60_000
/**
 * A connection that ends earlier counts as a failed attempt. Otherwise a server that drops every connection would be called twice a second
 * without end.
 */
const stableMs = 5000

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' | 'online'; readonly connector: TypeConnector; readonly type: ConnectionType }

export interface ConnectionParts {
  readonly platform: PullPlatform
  readonly timers: Timers
  readonly parent: ConnectorParent
  readonly logger: () => LoggerInterface
  readonly isWebSocketEnabled: () => boolean
  readonly isLongPollingEnabled: () => boolean
  readonly onStatus: (status: PullStatus) => void
  readonly onFrame: (frame: string | ArrayBuffer) => void
  /** Called when the server does not know a channel. */
  readonly onWrongChannel: () => void
}

/** Keeps one connection open. It chooses the kind of connection, and connects again after a failure. */
export class Connection {
  readonly #parts: ConnectionParts
  readonly #waiting = new Set<(isOnline: boolean) => void>()
  #state: State = { kind: 'idle' }
  #failures = 0
  #socketFailures = 0
  #fault: SdkError | undefined

  constructor(parts: ConnectionParts) {
    this.#parts = parts
  }

  get connector(): TypeConnector | null {
    return this.#state.kind === 'idle' ? null : this.#state.connector
  }

  get isOnline(): boolean {
    return this.#state.kind === 'online'
  }

  /** The error of the last attempt, when another attempt cannot help. */
  get fault(): SdkError | undefined {
    return this.#fault
  }

  /** Failed attempts in a row. */
  get failures(): number {
    return this.#failures
  }

  get isWaiting(): boolean {
    return this.#parts.timers.isSet('reconnect')
  }

  get type(): ConnectionType {
    return this.#state.kind === 'idle' ? ConnectionType.Undefined : this.#state.type
  }

  /** Connects now. Resolves with whether it succeeded. After a failure it connects again later. */
  connect(): Promise<boolean> {
    this.disconnect(CloseReasons.NORMAL_CLOSURE, 'new connection')
    const outcome = new Promise<boolean>((resolve) => this.#waiting.add(resolve))
    const type = this.#chooseType()
    this.#fault = undefined
    try {
      const connector = this.#makeConnector(type)
      this.#state = { kind: 'connecting', connector, type }
      this.#parts.onStatus(PullStatus.Connecting)
      connector.connect()
    } catch (error) {
      this.#lose(1006, textOfThrown(error))
    }
    return outcome
  }

  /** Ends the connection and stops further attempts. */
  disconnect(code: number, reason: string): void {
    const { timers } = this.#parts
    for (const name of ['reconnect', 'stable', 'restore socket']) timers.clear(name)
    const before = this.#state
    this.#state = { kind: 'idle' }
    if (before.kind !== 'idle') before.connector.disconnect(code, reason)
    this.#settle(false)
  }

  /** Connects after a delay. The default delay depends on the number of failures. */
  connectLater(delayMs = reconnectDelayMs(this.#failures, this.#parts.platform.random)): void {
    this.#parts.timers.set('reconnect', delayMs, () => void this.connect())
  }

  send(data: string | ArrayBuffer): boolean {
    return this.#state.kind === 'idle' ? false : this.#state.connector.send(data)
  }

  #chooseType(): ConnectionType {
    const { isWebSocketEnabled, isLongPollingEnabled } = this.#parts
    const isSocketTired = this.#socketFailures > mostSocketFailures && isLongPollingEnabled()
    if (isWebSocketEnabled() && !isSocketTired) return ConnectionType.WebSocket
    return ConnectionType.LongPolling
  }

  #makeConnector(type: ConnectionType): TypeConnector {
    const { parent, platform, timers, logger, onFrame } = this.#parts
    const isCurrent = (): boolean => this.#state.kind !== 'idle' && this.#state.connector === connector
    const config = {
      parent,
      onOpen: () => (isCurrent() ? this.#gain() : undefined),
      onDisconnect: ({ code, reason }: { code: number; reason: string }) =>
        isCurrent() ? this.#lose(code, reason) : undefined,
      onError: (error: Error) => {
        if (error instanceof SdkError && error.code !== 'NETWORK_ERROR' && isCurrent()) this.#fault = error
        tell(logger(), 'warning', 'pull: connection error', { reason: maskPath(textOfThrown(error)) })
      },
      onMessage: (frame: string | ArrayBuffer) => {
        if (!isCurrent()) return
        this.#settleDown()
        onFrame(frame)
      },
    }
    const openLine =
      type === ConnectionType.WebSocket && platform.webSocket !== undefined
        ? webSocketLine(platform.webSocket, timers)
        : longPollingLine(platform)
    const connector: TypeConnector = new Connector(config, openLine)
    connector.setLogger(logger())
    return connector
  }

  #gain(): void {
    if (this.#state.kind === 'idle') return
    const { connector, type } = this.#state
    const { timers, isWebSocketEnabled, onStatus } = this.#parts
    this.#state = { kind: 'online', connector, type }
    timers.set('stable', stableMs, () => this.#settleDown())
    if (type === ConnectionType.LongPolling && isWebSocketEnabled())
      timers.set('restore socket', socketRetryMs, () => {
        this.#socketFailures = 0
        void this.connect()
      })
    onStatus(PullStatus.Online)
    this.#settle(true)
  }

  /** The connection was open long enough, or got a message: the failures are forgotten. */
  #settleDown(): void {
    this.#parts.timers.clear('stable')
    if (this.#state.kind !== 'online') return
    this.#failures = 0
    if (this.#state.type === ConnectionType.WebSocket) this.#socketFailures = 0
  }

  #lose(code: number, reason: string): void {
    const { logger, onStatus, onWrongChannel } = this.#parts
    const wasOnline = this.#state.kind === 'online'
    const wasStable = wasOnline && !this.#parts.timers.isSet('stable')
    if (this.type === ConnectionType.WebSocket && !wasStable) this.#socketFailures += 1
    if (!wasOnline) this.#failures += 1
    const failures = this.#failures
    if (wasOnline && !wasStable) this.#failures += 1
    this.disconnect(CloseReasons.NORMAL_CLOSURE, 'lost')
    // The reason may quote the address with its token, because some platforms put it into their error.
    tell(logger(), 'notice', 'pull: connection lost', { code, reason: maskPath(reason), failures })
    onStatus(PullStatus.Offline)
    if (isWrongChannel(code, reason)) onWrongChannel()
    else this.connectLater(reconnectDelayMs(failures, this.#parts.platform.random))
  }

  #settle(isOnline: boolean): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const resolve of waiting) resolve(isOnline)
  }
}

const wrongChannel: number = CloseReasons.WRONG_CHANNEL_ID

/** Some servers send the code in the reason. */
const isWrongChannel = (code: number, reason: string): boolean =>
  code === wrongChannel || reason.startsWith(`${String(wrongChannel)}:`)
