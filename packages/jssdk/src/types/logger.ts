import type { Untyped } from './untyped.ts'

/** Levels of importance, lowest first. */
export enum LogLevel {
  DEBUG = 0,
  INFO = 1,
  NOTICE = 2,
  WARNING = 3,
  ERROR = 4,
  CRITICAL = 5,
  ALERT = 6,
  EMERGENCY = 7,
}
/** Any object, list or error. */
export type LogContext = Record<string, Untyped>

/** The interface of a logger for the SDK. None of its methods may reject. */
export interface LoggerInterface {
  log(level: LogLevel, message: string, context?: LogContext): Promise<void>
  debug(message: string, context?: LogContext): Promise<void>
  info(message: string, context?: LogContext): Promise<void>
  notice(message: string, context?: LogContext): Promise<void>
  warning(message: string, context?: LogContext): Promise<void>
  error(message: string, context?: LogContext): Promise<void>
  critical(message: string, context?: LogContext): Promise<void>
  alert(message: string, context?: LogContext): Promise<void>
  emergency(message: string, context?: LogContext): Promise<void>
}
