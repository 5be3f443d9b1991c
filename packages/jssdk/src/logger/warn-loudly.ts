import type { LogContext, LoggerInterface } from '../types/logger.ts'
import { NullLogger } from './null-logger.ts'

/** Warns of what must be seen: with a logger that drops everything it goes to the console. Never rejects. */
export const warnLoudly = async (logger: LoggerInterface, message: string, context: LogContext): Promise<void> => {
  try {
    if (logger instanceof NullLogger) console.warn(message, context)
    else await logger.warning(message, context)
  } catch {
    // A failing log sink must not fail the work that it is told of.
  }
}
