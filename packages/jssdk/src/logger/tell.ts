import type { LogContext, LoggerInterface } from '../types/logger.ts'
import type { LogAction } from './forced-log.ts'

/**
 * Logs without waiting. A logger must neither throw nor reject and has every method by contract; one that breaks it all the same,
 * such as `console`, must not end the work that it is told of.
 */
export const tell = (logger: LoggerInterface, action: LogAction, message: string, context?: LogContext): void => {
  say(logger, action, message, context).catch(() => undefined)
}

/** What is thrown at once becomes a rejection here. */
const say = async (logger: LoggerInterface, action: LogAction, message: string, context?: LogContext): Promise<void> =>
  logger[action](message, context)
