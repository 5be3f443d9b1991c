import type { LogRecord, MemoryHandlerOptions } from '../../types/log-record.ts'
import { LogLevel } from '../../types/logger.ts'
import { AbstractHandler } from './abstract-handler.ts'

/** Keeps the most recent records in memory. */
export class MemoryHandler extends AbstractHandler {
  readonly #limit: number
  #records: LogRecord[] = []

  constructor(level: LogLevel = LogLevel.DEBUG, options: MemoryHandlerOptions = {}) {
    super(level, options)
    this.#limit = options.limit ?? 1000
  }

  getRecords(): LogRecord[] {
    return [...this.#records]
  }

  clear(): void {
    this.#records = []
  }

  protected override write(record: LogRecord): void {
    this.#records.push(record)
    if (this.#records.length > this.#limit) this.#records = this.#records.slice(-this.#limit)
  }
}
