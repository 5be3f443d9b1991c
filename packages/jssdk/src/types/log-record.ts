import type { LogContext, LogLevel } from './logger.ts'
import type { Untyped } from './untyped.ts'

export type LogLevelName = keyof typeof LogLevel

/** One log entry. */
export interface LogRecord {
  channel: string
  level: LogLevel
  levelName: LogLevelName
  message: string
  context: LogContext
  /** Values that processors have added. */
  extra: Record<string, Untyped>
  timestamp: Date
}
/** Formats a record for its handler. */
export interface Formatter {
  format(record: LogRecord): Untyped
}
/** Returns a record, changed or not. */
export type Processor = (record: LogRecord) => LogRecord
/** An output of a logger. */
export interface Handler {
  /** Resolves with `true` when the record was written. */
  handle(record: LogRecord): Promise<boolean>
  isHandling(level: LogLevel): boolean
  /** When `false`, later handlers do not get a record that this handler has written. */
  shouldBubble(): boolean
  setFormatter(formatter: Formatter): void
  getFormatter(): Formatter | null
}
export interface HandlerOptions {
  /** Whether later handlers also get the record. @default true */
  bubble?: boolean
  [key: string]: Untyped
}
export interface ConsoleHandlerOptions extends HandlerOptions {
  /** Whether the level is coloured in a browser's console. @default true */
  useStyles?: boolean
}
export interface MemoryHandlerOptions extends HandlerOptions {
  /** Number of records to keep; the oldest are dropped first. @default 1000 */
  limit?: number
}
/** The part of a Node stream that the handler uses. */
export interface LogStream {
  write(chunk: string, callback?: (error?: Error | null) => void): unknown
  end(callback?: () => void): unknown
  on?(event: 'error', listener: (error: Error) => void): unknown
}
export interface StreamHandlerOptions extends HandlerOptions {
  stream: LogStream
}
export type TelegramParseMode = 'HTML' | 'Markdown' | 'MarkdownV2'
export interface TelegramHandlerOptions extends HandlerOptions {
  botToken: string
  chatId: string | number
  /** @default 'HTML' */
  parseMode?: TelegramParseMode
  /** @default false */
  disableNotification?: boolean
  /** @default true */
  disableWebPagePreview?: boolean
  useStyles?: boolean
  /** Whether the handler warns once that it sends nothing from a browser. @default true */
  warnInBrowser?: boolean
}
/** The part of a consola instance that the adapter uses. */
export interface ConsolaLike {
  log(message: string, ...details: unknown[]): void
  info(message: string, ...details: unknown[]): void
  success(message: string, ...details: unknown[]): void
  warn(message: string, ...details: unknown[]): void
  error(message: string, ...details: unknown[]): void
}
export interface ConsolaAdapterOptions extends HandlerOptions {
  /** A consola instance. */
  consolaInstance: Untyped
}
/** The part of a winston logger that the adapter uses. */
export interface WinstonLike {
  log(entry: { level: string; message: string; [key: string]: unknown }): unknown
}
export interface WinstonAdapterOptions extends HandlerOptions {
  /** A winston logger. */
  winstonLogger: Untyped
}
