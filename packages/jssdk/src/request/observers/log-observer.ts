import { NullLogger } from '../../logger/null-logger.ts'
import type { LogAction } from '../../logger/forced-log.ts'
import { tell } from '../../logger/tell.ts'
import type { LogContext, LoggerInterface } from '../../types/logger.ts'
import type { Failure } from '../failure.ts'
import type { Observer } from './observer.ts'
import { shortBody } from '../wire/short-body.ts'

/** Logs the events of calls to the client's logger: method, request id, and masked and shortened bodies. A URL is never logged. */
export const logObserver =
  (logger: () => LoggerInterface): Observer =>
  (event) => {
    const log = logger()
    // Without a logger the bodies are not masked and shortened, because that would slow down every call.
    if (log instanceof NullLogger) return
    const { kind, call } = event
    const say = (action: LogAction, message: string, details?: LogContext): void =>
      tell(log, action, message, {
        method: call.method,
        requestId: call.requestId,
        api: call.version,
        ...details,
        ...('durationMs' in event && { durationMs: event.durationMs }),
      })
    switch (kind) {
      case 'callStarted':
        return say('debug', 'http request starting', { params: shortBody(call.params) })
      case 'attemptStarted':
        say('info', 'http request attempt')
        return say('info', 'post/send', { params: shortBody(call.params) })
      case 'attemptEnded': {
        const { outcome } = event
        return outcome.kind === 'reply'
          ? say('info', 'post/response', { status: outcome.reply.status, body: shortBody(outcome.reply.body) })
          : say('info', 'post/catchError', errorOf(outcome))
      }
      case 'attemptGivenUp':
        return say('info', 'post/catchError', { error: 'cancelled' })
      case 'retrying':
        return say('debug', waitOf(event.afterMs), { attempt: event.attempt, ...errorOf(event) })
      case 'throttled':
        return say('debug', waitOf(event.waitedMs), { reason: event.reason })
      case 'retriesUsedUp':
        return say('warning', 'http all retry attempts exhausted', { attempt: event.attempt, ...errorOf(event) })
      case 'tokenExpired':
        return say('info', 'http auth error detected')
      case 'tokenRefreshing':
        return say('info', 'http refreshing auth token')
      case 'callEnded': {
        const { outcome } = event
        return outcome.kind === 'reply'
          ? say('debug', call.isBatch ? 'http batch request completed' : 'http request successful')
          : say('debug', failed, errorOf(outcome))
      }
      case 'callGivenUp':
        return say('debug', failed, { error: event.error instanceof Error ? event.error.name : typeof event.error })
    }
  }

const failed = 'http request failed'

const waitOf = (ms: number): string => `http wait ${(ms / 1000).toFixed(2)} sec.`

const errorOf = ({ failure: { error } }: { readonly failure: Failure }): LogContext => ({
  code: error.code,
  status: error.status,
  message: error.message,
})
