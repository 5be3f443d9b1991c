import { NullLogger } from '../logger/null-logger.ts'
import type { LogContext, LoggerInterface } from '../types/logger.ts'
import type { Observer, RequestEvent } from './observer.ts'
import { shortBody } from './short-body.ts'

/** Writes what happens to calls into the client's logger: method, request id, masked and shortened bodies; never a URL. */
export const logObserver =
  (logger: () => LoggerInterface): Observer =>
  (event) => {
    const log = logger()
    // Bodies are masked and shortened for nobody otherwise, at a cost that shows in every call.
    if (log instanceof NullLogger) return
    const context = { method: event.call.method, requestId: event.call.requestId, api: event.call.version }
    // A logger never rejects by contract; one that does all the same must not end the program.
    write(log, event, context).catch(() => undefined)
  }

const write = async (log: LoggerInterface, event: RequestEvent, context: LogContext): Promise<void> => {
  switch (event.kind) {
    case 'callStarted':
      return log.debug('http request starting', { ...context, params: shortBody(event.call.params) })
    case 'attemptStarted':
      await log.info('http request attempt', context)
      return log.info('post/send', { ...context, params: shortBody(event.call.params) })
    case 'attemptEnded':
      return event.outcome.kind === 'reply'
        ? log.info('post/response', {
            ...context,
            status: event.outcome.reply.status,
            body: shortBody(event.outcome.reply.body),
            durationMs: event.durationMs,
          })
        : log.info('post/catchError', {
            ...context,
            ...errorContext(event.outcome.failure.error),
            durationMs: event.durationMs,
          })
    case 'attemptGivenUp':
      return log.info('post/catchError', { ...context, error: 'cancelled', durationMs: event.durationMs })
    case 'retrying':
      return log.debug(`http wait ${(event.afterMs / 1000).toFixed(2)} sec.`, {
        ...context,
        attempt: event.attempt,
        ...errorContext(event.failure.error),
      })
    case 'throttled':
      return log.debug(`http wait ${(event.waitedMs / 1000).toFixed(2)} sec.`, { ...context, reason: event.reason })
    case 'retriesUsedUp':
      return log.warning('http all retry attempts exhausted', {
        ...context,
        attempt: event.attempt,
        ...errorContext(event.failure.error),
      })
    case 'tokenExpired':
      return log.info('http auth error detected', context)
    case 'tokenRefreshing':
      return log.info('http refreshing auth token', context)
    case 'callEnded':
      return event.outcome.kind === 'reply'
        ? log.debug(event.call.isBatch ? 'http batch request completed' : 'http request successful', {
            ...context,
            durationMs: event.durationMs,
          })
        : log.debug('http request failed', {
            ...context,
            ...errorContext(event.outcome.failure.error),
            durationMs: event.durationMs,
          })
    case 'callGivenUp':
      return log.debug('http request failed', { ...context, error: nameOf(event.error), durationMs: event.durationMs })
  }
}

const errorContext = ({ code, status, message }: { code: string; status: number; message: string }): LogContext => ({
  code,
  status,
  message,
})
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
