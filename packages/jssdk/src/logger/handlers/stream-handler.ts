import type { LogRecord, LogStream, StreamHandlerOptions } from '../../types/log-record.ts'
import { LogLevel } from '../../types/logger.ts'
import { AbstractHandler } from './abstract-handler.ts'
import { LineFormatter } from './line-formatter.ts'
import { logText } from './log-text.ts'

/** Writes lines to a Node stream. */
export class StreamHandler extends AbstractHandler {
  readonly #stream: LogStream

  constructor(level: LogLevel = LogLevel.DEBUG, options: StreamHandlerOptions) {
    super(level, options)
    this.#stream = options.stream
    this.setFormatter(new LineFormatter())
    // A broken stream emits `error`, and without a listener that ends the process. The write reports the error.
    this.#stream.on?.('error', () => {})
  }

  /** Ends the stream. Resolves when everything is written. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#stream.end(resolve)
    })
  }

  protected override async write(record: LogRecord): Promise<void> {
    const line: unknown = this.getFormatter()?.format(record)
    await new Promise<void>((resolve, reject) => {
      this.#stream.write(`${typeof line === 'string' ? line : logText(line)}\n`, (error) =>
        error ? reject(error) : resolve(),
      )
    })
  }
}
