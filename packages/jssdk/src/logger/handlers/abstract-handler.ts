import type { Formatter, Handler, HandlerOptions, LogRecord } from '../../types/log-record.ts'
import { LogLevel } from '../../types/logger.ts'

/** A handler that takes records from a minimum level. A subclass says how to write a record. */
export abstract class AbstractHandler implements Handler {
  readonly #level: LogLevel
  readonly #bubble: boolean
  #formatter: Formatter | null = null

  constructor(level: LogLevel = LogLevel.DEBUG, { bubble = true }: HandlerOptions = {}) {
    this.#level = level
    this.#bubble = bubble
  }

  /** Writes one record. The level was already checked. */
  protected abstract write(record: LogRecord): void | Promise<void>

  async handle(record: LogRecord): Promise<boolean> {
    if (!this.isHandling(record.level)) return false
    await this.write(record)
    return true
  }

  isHandling(level: LogLevel): boolean {
    return level >= this.#level
  }

  shouldBubble(): boolean {
    return this.#bubble
  }

  setFormatter(formatter: Formatter): void {
    this.#formatter = formatter
  }

  getFormatter(): Formatter | null {
    return this.#formatter
  }
}
