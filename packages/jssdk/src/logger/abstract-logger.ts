import { type LogContext, type LoggerInterface, LogLevel } from '../types/logger.ts'

/** A logger with one method to implement: every level calls `log`. */
export abstract class AbstractLogger implements LoggerInterface {
  abstract log(level: LogLevel, message: string, context?: LogContext): Promise<void>

  async debug(message: string, context?: LogContext): Promise<void> {
    await this.log(LogLevel.DEBUG, message, context)
  }

  async info(message: string, context?: LogContext): Promise<void> {
    await this.log(LogLevel.INFO, message, context)
  }

  async notice(message: string, context?: LogContext): Promise<void> {
    await this.log(LogLevel.NOTICE, message, context)
  }

  async warning(message: string, context?: LogContext): Promise<void> {
    await this.log(LogLevel.WARNING, message, context)
  }

  async error(message: string, context?: LogContext): Promise<void> {
    await this.log(LogLevel.ERROR, message, context)
  }

  async critical(message: string, context?: LogContext): Promise<void> {
    await this.log(LogLevel.CRITICAL, message, context)
  }

  async alert(message: string, context?: LogContext): Promise<void> {
    await this.log(LogLevel.ALERT, message, context)
  }

  async emergency(message: string, context?: LogContext): Promise<void> {
    await this.log(LogLevel.EMERGENCY, message, context)
  }
}
