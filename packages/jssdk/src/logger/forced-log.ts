import { type LogContext, type LoggerInterface, LogLevel } from '../types/logger.ts'
import { consoleMethodOf } from './levels.ts'
import { NullLogger } from './null-logger.ts'

/** The name of a level's method. */
export type LogAction = Exclude<keyof LoggerInterface, 'log'>

const levelOf = {
  debug: LogLevel.DEBUG,
  info: LogLevel.INFO,
  notice: LogLevel.NOTICE,
  warning: LogLevel.WARNING,
  error: LogLevel.ERROR,
  critical: LogLevel.CRITICAL,
  alert: LogLevel.ALERT,
  emergency: LogLevel.EMERGENCY,
} as const satisfies Record<LogAction, LogLevel>

/** Logs a message that must be seen. When the logger drops everything, the message goes to the console. */
export const forcedLog = async (
  logger: LoggerInterface,
  action: LogAction,
  message: string,
  context: LogContext = {},
): Promise<void> => {
  if (logger instanceof NullLogger) console[consoleMethodOf(levelOf[action])](message, context)
  else await logger[action](message, context)
}
