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
export { B24OAuth } from './client/oauth.ts'
export { AuthOAuthManager } from './auth/oauth-auth.ts'
export { AuthHookManager } from './auth/hook-auth.ts'
export { AbstractB24 } from './client/abstract-b24.ts'
export type { TypeB24 } from './client/type-b24.ts'
export type { ClientOptions } from './client/client-options.ts'
export type { OAuthOptions } from './auth/oauth-auth.ts'
export type { StoredTokens, TokenStore } from './auth/token-store.ts'
export { memoryTokenStore } from './auth/memory-token-store.ts'
export { HttpV2, HttpV3 } from './request/http.ts'
export type { TypeHttp, HttpClientSettings, HttpStats, BatchCalls } from './types/http.ts'
export type { HttpOptions } from './request/http-options.ts'
export type { Observer, RequestEvent } from './request/observer.ts'
export type { Transport, HttpRequest, HttpReply } from './request/transport.ts'
export type { V3Methods } from './request/version-rule.ts'
export { versionManager } from './request/version-manager.ts'
export type { Clock } from './platform/clock.ts'
export type { PerCallOptions, RetryPolicy } from './types/per-call-options.ts'
export type { B24HookParams, B24OAuthParams, B24OAuthSecret } from './types/clients.ts'
export type { AuthActions, AuthData } from './types/auth.ts'
