import { AbstractLogger } from './abstract-logger.ts'
import type { LogContext, LogLevel } from '../types/logger.ts'

/** Drops everything. */
export class NullLogger extends AbstractLogger {
  static create(): NullLogger {
    return new NullLogger()
  }

  override async log(_level: LogLevel, _message: string, _context?: LogContext): Promise<void> {}
}
