import type { Handler, LogRecord, Processor } from '../types/log-record.ts'
import type { LogContext, LogLevel } from '../types/logger.ts'
import { AbstractLogger } from './abstract-logger.ts'
import { nameOfLevel } from './levels.ts'
import { reportSink, within } from './report-sink.ts'

export interface LoggerOptions {
  /** How long a record waits for its slowest handler, in milliseconds. @default 5000 */
  readonly handlerTimeoutMs?: number | undefined
}

/**
 * Writes records of one channel to handlers, in the order they were added. A handler or processor that throws, rejects or hangs is skipped
 * and reported on the console. `log` never rejects.
 */
export class Logger extends AbstractLogger {
  readonly #channel: string
  readonly #handlerTimeoutMs: number
  #handlers: readonly Handler[] = []
  #processors: readonly Processor[] = []

  constructor(channel: string, { handlerTimeoutMs = 5000 }: LoggerOptions = {}) {
    super()
    this.#channel = channel
    this.#handlerTimeoutMs = handlerTimeoutMs
  }

  static create(channel: string): Logger {
    return new Logger(channel)
  }

  pushHandler(handler: Handler): this {
    this.#handlers = [...this.#handlers, handler]
    return this
  }

  /** Removes and returns the handler that was added last; `null` when there is none. */
  popHandler(): Handler | null {
    const last = this.#handlers.at(-1)
    this.#handlers = this.#handlers.slice(0, -1)
    return last ?? null
  }

  setHandlers(handlers: readonly Handler[]): this {
    this.#handlers = [...handlers]
    return this
  }

  /** Adds a function that changes every record. Processors run in the order they were added. */
  pushProcessor(processor: Processor): this {
    this.#processors = [...this.#processors, processor]
    return this
  }

  override async log(level: LogLevel, message: string, context: LogContext = {}): Promise<void> {
    const handlers = this.#handlers
    if (handlers.length === 0) return
    const record = this.#process({
      channel: this.#channel,
      level,
      levelName: nameOfLevel(level),
      message,
      context: { ...context },
      extra: {},
      timestamp: new Date(),
    })
    const running: Promise<boolean>[] = []
    for (const handler of handlers) {
      const written = this.#write(handler, record)
      running.push(written)
      // Handlers run side by side. Only one that may stop the later handlers is awaited first.
      if (!doesBubble(handler) && (await written)) break
    }
    await Promise.all(running)
  }

  #process(record: LogRecord): LogRecord {
    let current = record
    for (const processor of this.#processors) {
      try {
        current = processor(current)
      } catch (error) {
        reportSink(this.#channel, 'a processor', error)
      }
    }
    return current
  }

  async #write(handler: Handler, record: LogRecord): Promise<boolean> {
    try {
      if (!handler.isHandling(record.level)) return false
      return await within(handler.handle(record), this.#handlerTimeoutMs)
    } catch (error) {
      reportSink(this.#channel, `the handler ${handler.constructor.name}`, error)
      return false
    }
  }
}

const doesBubble = (handler: Handler): boolean => {
  try {
    return handler.shouldBubble()
  } catch {
    // When `shouldBubble` throws, the later handlers still get the record.
    return true
  }
}
