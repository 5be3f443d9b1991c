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
  /** What processors added. */
  extra: Record<string, Untyped>
  timestamp: Date
}
/** Turns a record into what its handler writes. */
export interface Formatter {
  format(record: LogRecord): Untyped
}
/** Gives a record back, richer or otherwise changed. */
export type Processor = (record: LogRecord) => LogRecord
/** An output of a logger. */
export interface Handler {
  /** Resolves with `true` when the record was written. */
  handle(record: LogRecord): Promise<boolean>
  isHandling(level: LogLevel): boolean
  /** When `false`, a record that this handler has written goes no further. */
  shouldBubble(): boolean
  setFormatter(formatter: Formatter): void
  getFormatter(): Formatter | null
}
export interface HandlerOptions {
  /** Hand records on to the next handler. @default true */
  bubble?: boolean
  [key: string]: Untyped
}
export interface ConsoleHandlerOptions extends HandlerOptions {
  /** Colour the level in a browser's console. @default true */
  useStyles?: boolean
}
export interface MemoryHandlerOptions extends HandlerOptions {
  /** Records that are kept; the oldest go first. @default 1000 */
  limit?: number
}
/** The part of a Node stream that is written to. */
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
  /** Say once that nothing is sent from a browser. @default true */
  warnInBrowser?: boolean
}
/** The part of a consola instance that is used. */
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
/** The part of a winston logger that is used. */
export interface WinstonLike {
  log(entry: { level: string; message: string; [key: string]: unknown }): unknown
}
export interface WinstonAdapterOptions extends HandlerOptions {
  /** A winston logger. */
  winstonLogger: Untyped
}
