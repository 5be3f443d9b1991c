import type { LogContext, LoggerInterface } from '../types/logger.ts'
import { NullLogger } from './null-logger.ts'

/** Logs a warning that must be seen. When the logger drops everything, the warning goes to the console. Never rejects. */
export const warnLoudly = async (logger: LoggerInterface, message: string, context: LogContext): Promise<void> => {
  try {
    if (logger instanceof NullLogger) console.warn(message, context)
    else await logger.warning(message, context)
  } catch {
    // A failing logger must not end the work that it logs.
  }
}
