export { AjaxError } from './errors/ajax-error.ts'
export type { SdkErrorCode } from './errors/codes.ts'
export { RefreshTokenError } from './errors/refresh-token-error.ts'
export { SdkError } from './errors/sdk-error.ts'
export { AbstractHandler } from './logger/abstract-handler.ts'
export { AbstractLogger } from './logger/abstract-logger.ts'
export { ConsolaAdapter, WinstonAdapter } from './logger/adapters.ts'
export { ConsoleHandler, ConsoleV2Handler } from './logger/console-handlers.ts'
export { JsonFormatter } from './logger/json-formatter.ts'
export { LineFormatter } from './logger/line-formatter.ts'
export { LoggerBrowser, LoggerType } from './logger/logger-browser.ts'
export { LoggerFactory } from './logger/logger-factory.ts'
export { Logger } from './logger/logger.ts'
export { MemoryHandler } from './logger/memory-handler.ts'
export { NullLogger } from './logger/null-logger.ts'
export { memoryUsageProcessor, pidProcessor } from './logger/processors.ts'
export { StreamHandler } from './logger/stream-handler.ts'
export { TelegramFormatter } from './logger/telegram-formatter.ts'
export { TelegramHandler } from './logger/telegram-handler.ts'
export { Environment, getEnvironment } from './platform/environment.ts'
export type { IRequestIdGenerator } from './platform/request-id.ts'
export { AjaxResult } from './results/ajax-result.ts'
export { Result } from './results/result.ts'
export { ApiVersion } from './types/api-version.ts'
export type { AjaxQuery } from './types/ajax-query.ts'
export type { AjaxErrorParams, AnswerError, SdkErrorDetails } from './types/errors.ts'
export type {
  ConsolaAdapterOptions,
  ConsoleHandlerOptions,
  Formatter,
  Handler,
  HandlerOptions,
  LogLevelName,
  LogRecord,
  MemoryHandlerOptions,
  Processor,
  StreamHandlerOptions,
  TelegramHandlerOptions,
  WinstonAdapterOptions,
} from './types/log-record.ts'
export { LogLevel } from './types/logger.ts'
export type { LoggerInterface } from './types/logger.ts'
export type { IResult } from './types/result.ts'
export { B24Hook } from './client/hook.ts'
