import type { LogLevelName } from '../types/log-record.ts'
import { LogLevel } from '../types/logger.ts'

const names = {
  [LogLevel.DEBUG]: 'DEBUG',
  [LogLevel.INFO]: 'INFO',
  [LogLevel.NOTICE]: 'NOTICE',
  [LogLevel.WARNING]: 'WARNING',
  [LogLevel.ERROR]: 'ERROR',
  [LogLevel.CRITICAL]: 'CRITICAL',
  [LogLevel.ALERT]: 'ALERT',
  [LogLevel.EMERGENCY]: 'EMERGENCY',
} as const satisfies Record<LogLevel, LogLevelName>

export const nameOfLevel = (level: LogLevel): LogLevelName => names[level]

/** The console's method for a level. */
export type ConsoleMethod = 'log' | 'info' | 'warn' | 'error'

export const consoleMethodOf = (level: LogLevel): ConsoleMethod => {
  if (level === LogLevel.DEBUG) return 'log'
  if (level <= LogLevel.NOTICE) return 'info'
  return level === LogLevel.WARNING ? 'warn' : 'error'
}
