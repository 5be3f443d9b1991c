import type { LogContext, LoggerInterface, LogLevel } from '../types/logger.ts'

/** Drops everything. It implements every method itself: a base class would add the code of the levels to every bundle. */
export class NullLogger implements LoggerInterface {
  static create(): NullLogger {
    return new NullLogger()
  }

  async log(_level: LogLevel, _message: string, _context?: LogContext): Promise<void> {}
  async debug(_message: string, _context?: LogContext): Promise<void> {}
  async info(_message: string, _context?: LogContext): Promise<void> {}
  async notice(_message: string, _context?: LogContext): Promise<void> {}
  async warning(_message: string, _context?: LogContext): Promise<void> {}
  async error(_message: string, _context?: LogContext): Promise<void> {}
  async critical(_message: string, _context?: LogContext): Promise<void> {}
  async alert(_message: string, _context?: LogContext): Promise<void> {}
  async emergency(_message: string, _context?: LogContext): Promise<void> {}
}
