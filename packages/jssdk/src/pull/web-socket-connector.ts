import { NullLogger } from '../logger/null-logger.ts'
import { textOfThrown } from '../errors/sdk-error.ts'
import type { LoggerInterface } from '../types/logger.ts'
import { CloseReasons, ConnectionType } from '../types/pull-enums.ts'
import type { ConnectorConfig, TypeConnector } from '../types/pull.ts'
import { maskPath } from './connection-path.ts'
import type { PullSocket, PullSocketConstructor } from './platform.ts'
import type { Timers } from './timers.ts'

/** Milliseconds that a server has to accept a connection; a proxy that swallows it would be waited for without end. */
const openMs = 20_000
const timer = 'socket opens'

/** A connection by WebSocket. */
export class WebSocketConnector implements TypeConnector {
  readonly #config: ConnectorConfig
  readonly #socketClass: PullSocketConstructor
  readonly #timers: Timers
  #socket: PullSocket | undefined
  #isOpen = false
  #path = ''
  #logger: LoggerInterface = new NullLogger()

  constructor(config: ConnectorConfig, socketClass: PullSocketConstructor, timers: Timers) {
    this.#config = config
    this.#socketClass = socketClass
    this.#timers = timers
  }

  get connected(): boolean {
    return this.#isOpen
  }

  get connectionPath(): string {
    return this.#path
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  /** @throws {Error} there is nowhere to connect to */
  connect(): void {
    this.disconnect(CloseReasons.NORMAL_CLOSURE, 'new connection')
    this.#path = this.#config.parent.getConnectionPath(ConnectionType.WebSocket)
    void this.#logger.debug('pull: WebSocket connects', { path: maskPath(this.#path) })
    const socket = new this.#socketClass(this.#path)
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    this.#listen(socket)
    this.#timers.set(timer, openMs, () => {
      this.disconnect(CloseReasons.NORMAL_CLOSURE, 'no answer')
      this.#config.onDisconnect?.({ code: 1006, reason: 'The push server did not accept the connection in time.' })
    })
  }

  /** Closes without telling `onDisconnect`: whoever closes knows it. */
  disconnect(code: number, reason: string): void {
    const socket = this.#socket
    this.#leave()
    try {
      socket?.close(code, reason)
    } catch (error) {
      // A platform that does not let a program close with this code.
      void this.#logger.warning('pull: WebSocket closes without a code', { code, reason: textOfThrown(error) })
      socket?.close()
    }
  }

  send(buffer: ArrayBuffer | string): boolean {
    if (this.#socket === undefined || !this.#isOpen) return false
    this.#socket.send(buffer)
    return true
  }

  destroy(): void {
    this.disconnect(CloseReasons.MANUAL, 'destroyed')
  }

  /** Events of a socket that was left behind are not listened to any more. */
  #listen(socket: PullSocket): void {
    const isCurrent = (): boolean => socket === this.#socket
    socket.addEventListener('open', () => {
      if (!isCurrent()) return
      this.#timers.clear(timer)
      this.#isOpen = true
      this.#config.onOpen?.()
    })
    socket.addEventListener('message', ({ data }) => {
      if (!isCurrent()) return
      if (typeof data === 'string' || data instanceof ArrayBuffer) this.#config.onMessage?.(data)
    })
    socket.addEventListener('error', () => {
      if (isCurrent()) this.#config.onError?.(new Error('The connection to the push server failed.'))
    })
    socket.addEventListener('close', ({ code, reason }) => {
      if (!isCurrent()) return
      this.#leave()
      this.#config.onDisconnect?.({ code, reason })
    })
  }

  #leave(): void {
    this.#timers.clear(timer)
    this.#socket = undefined
    this.#isOpen = false
  }
}
