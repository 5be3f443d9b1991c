import { type LogContext, type LoggerInterface, LogLevel } from '../types/logger.ts'
import { ConsoleV2Handler } from './handlers/console-handlers.ts'
import { forcedLog, type LogAction } from './forced-log.ts'
import { Logger } from './logger.ts'
import { NullLogger } from './null-logger.ts'

/** Ready-made loggers. */
// oxlint-disable-next-line typescript/no-extraneous-class -- the contract has a class of this name
export class LoggerFactory {
  static createNullLogger(): LoggerInterface {
    return new NullLogger()
  }

  /** A logger to the console: every level in development mode, otherwise errors only. */
  static createForBrowser(channel: string, isDevMode = false): LoggerInterface {
    return isDevMode
      ? LoggerFactory.createForBrowserDevelopment(channel)
      : LoggerFactory.createForBrowserProduction(channel)
  }

  static createForBrowserDevelopment(channel: string, level: LogLevel = LogLevel.DEBUG): LoggerInterface {
    return Logger.create(channel).pushHandler(new ConsoleV2Handler(level))
  }

  static createForBrowserProduction(channel: string, level: LogLevel = LogLevel.ERROR): LoggerInterface {
    return Logger.create(channel).pushHandler(new ConsoleV2Handler(level, { useStyles: false }))
  }

  /** Logs a message that must be seen. When the logger drops everything, the message goes to the console. */
  static async forcedLog(
    logger: LoggerInterface,
    action: LogAction,
    message: string,
    context: LogContext = {},
  ): Promise<void> {
    await forcedLog(logger, action, message, context)
  }
}
