import { redactParams, redactText } from '../errors/redact.ts'
import type { LogContext, LoggerInterface } from '../types/logger.ts'
import { isObject } from '../types/narrow.ts'
import type { LogAction } from './forced-log.ts'

/**
 * Logs without waiting, and without secrets: much of what is told of came off the wire. A logger must neither throw nor reject and has every method by contract; one that breaks it all the same,
 * such as `console`, must not end the work that it is told of.
 */
export const tell = (logger: LoggerInterface, action: LogAction, message: string, context?: LogContext): void => {
  // What is thrown at once is a rejection of an asynchronous function, too.
  const say = async (): Promise<void> => {
    const clean = context && redactParams(context)
    return logger[action](redactText(message), isObject(clean) ? clean : undefined)
  }
  say().catch(() => undefined)
}
