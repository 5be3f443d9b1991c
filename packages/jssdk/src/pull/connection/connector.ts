import { NullLogger } from '../../logger/null-logger.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { CloseReasons, type ConnectionType } from '../../types/pull/pull-enums.ts'
import type { ConnectorConfig, TypeConnector } from '../../types/pull/pull.ts'
import { maskPath } from './connection-path.ts'
import { tell } from '../../logger/tell.ts'

/** One connection to the push server, from its first attempt until it is closed or lost. */
export interface Line {
  /** Whether the data was taken. */
  send(data: ArrayBuffer | string): boolean
  close(code: number, reason: string): void
}

/** What a line works with; once it was left behind, nobody listens to what it tells. */
export interface LineFacts {
  readonly parent: ConnectorConfig['parent']
  readonly logger: LoggerInterface
  /** The address for this kind as of now. @throws {Error} there is nowhere to connect to */
  readonly nextPath: (type: ConnectionType) => string
  readonly onOpen: () => void
  readonly onMessage: (message: ArrayBuffer | string) => void
  readonly onError: (error: Error) => void
  readonly onLost: (code: number, reason: string) => void
}

/** Opens a line of one kind; it calls back later, never before it is returned. */
export type OpenLine = (facts: LineFacts) => Line

/** A connection of one kind that can be made again and again; each time it is a new line. */
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

  /** @throws {Error} there is nowhere to connect to */
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

  /** Ends the connection without telling `onDisconnect`: whoever ends it knows it. */
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
