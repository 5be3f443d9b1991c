import { redactParams, redactText } from '../errors/redact.ts'
import type { LogContext, LoggerInterface } from '../types/logger.ts'
import { isObject } from '../types/narrow.ts'
import type { LogAction } from './forced-log.ts'

/**
 * Logs without waiting, and removes secrets, because many messages quote the portal's replies. By contract a logger has every method and
 * never throws or rejects. One that breaks the contract, such as `console`, must not end the work that it logs.
 */
export const tell = (logger: LoggerInterface, action: LogAction, message: string, context?: LogContext): void => {
  // Inside an asynchronous function a thrown error becomes a rejection too.
  const say = async (): Promise<void> => {
    const clean = context && redactParams(context)
    return logger[action](redactText(message), isObject(clean) ? clean : undefined)
  }
  say().catch(() => undefined)
}
