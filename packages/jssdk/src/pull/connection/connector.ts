import { NullLogger } from '../../logger/null-logger.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { CloseReasons, type ConnectionType } from '../../types/pull/pull-enums.ts'
import type { ConnectorConfig, TypeConnector } from '../../types/pull/pull.ts'
import { maskPath } from './connection-path.ts'
import { tell } from '../../logger/tell.ts'

/** One connection to the push server, from the first attempt to its end. */
export interface Line {
  /** Whether the data was accepted. */
  send(data: ArrayBuffer | string): boolean
  close(code: number, reason: string): void
}

/**
 * What a connection gets from its connector. The `on...` callbacks have no effect after the connector has closed or lost the connection.
 */
export interface LineFacts {
  readonly parent: ConnectorConfig['parent']
  readonly logger: LoggerInterface
  /** The current address for this kind of connection. @throws {Error} there is no address */
  readonly nextPath: (type: ConnectionType) => string
  readonly onOpen: () => void
  readonly onMessage: (message: ArrayBuffer | string) => void
  readonly onError: (error: Error) => void
  readonly onLost: (code: number, reason: string) => void
}

/** Opens a connection of one kind. It never calls back before it returns. */
export type OpenLine = (facts: LineFacts) => Line

/** A connection of one kind that can be opened repeatedly. Each time it opens a new `Line`. */
export class Connector implements TypeConnector {
  readonly #config: ConnectorConfig
  readonly #openLine: OpenLine
  #line: Line | undefined
  #isOpen = false
  #path = ''
  #logger: LoggerInterface = new NullLogger()

  constructor(config: ConnectorConfig, openLine: OpenLine) {
    this.#config = config
    this.#openLine = openLine
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

  /** @throws {Error} there is no address to connect to */
  connect(): void {
    this.disconnect(CloseReasons.NORMAL_CLOSURE, 'new connection')
    const { parent, onOpen, onMessage, onError, onDisconnect } = this.#config
    const whileCurrent =
      <Told extends readonly unknown[]>(pass: (...told: Told) => void) =>
      (...told: Told): void => {
        if (this.#line === line) pass(...told)
      }
    const line = this.#openLine({
      parent,
      logger: this.#logger,
      nextPath: (type) => (this.#path = parent.getConnectionPath(type)),
      onOpen: whileCurrent(() => {
        if (this.#isOpen) return
        this.#isOpen = true
        onOpen?.()
      }),
      onMessage: whileCurrent((message) => onMessage?.(message)),
      onError: whileCurrent((error) => onError?.(error)),
      onLost: whileCurrent((code, reason) => {
        this.disconnect(CloseReasons.NORMAL_CLOSURE, 'lost')
        onDisconnect?.({ code, reason })
      }),
    })
    this.#line = line
    tell(this.#logger, 'debug', 'pull: connects', { path: maskPath(this.#path) })
  }

  /** Ends the connection. `onDisconnect` is not called, because the caller knows of the end. */
  disconnect(code: number, reason: string): void {
    const line = this.#line
    this.#line = undefined
    this.#isOpen = false
    line?.close(code, reason)
  }

  send(data: ArrayBuffer | string): boolean {
    return this.#line?.send(data) ?? false
  }

  destroy(): void {
    this.disconnect(CloseReasons.MANUAL, 'destroyed')
  }
}
