import { methodInvalid } from '../errors/catalogues/catalogue.ts'
import { isPreflighted } from '../platform/browser-rules.ts'
import { uuidV7 } from '../tools/uuid.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import { isMethodName, isObject } from '../types/narrow.ts'
import type { PerCallOptions, RetryPolicy } from '../types/calls/per-call-options.ts'
import { kindOf } from './version/method-kind.ts'
import type { Restrictions } from '../limits/restrictions.ts'
import type { RequestOptions } from './request-options.ts'
import type { RestCall, RetrySettings } from './rest-call.ts'

/**
 * Completes what a caller asked for to a call that the pipeline can carry; the client's own settings hold where the call says nothing.
 * @throws {AjaxError} `JSSDK_INVALID_PARAMS`: there is no method, or an address in its place
 */
export const toRestCall = (
  { version, portal, commands, settings, defaults }: RequestOptions,
  method: string,
  params: object,
  givenId?: string,
  perCall?: PerCallOptions,
): RestCall => {
  // Programs without types give `null` for none.
  const requestId = givenId ?? uuidV7()
  if (!isMethodName(method)) throw methodInvalid({ requestId })
  const isBatch = method === 'batch'
  const commandMethods = isBatch ? commands?.methodsOf(version, params) : undefined
  const spends = commandMethods === undefined ? [method] : [...new Set(commandMethods.values())]
  const kind = kindOf(spends)
  return {
    version,
    portal: portal.origin(),
    resendCount: 0,
    isTokenRenewed: false,
    mayHaveRun: false,
    tokens: undefined,
    method,
    params,
    requestId,
    kind,
    spends,
    isBatch,
    commandMethods,
    retry: retrySettings(perCall?.retry, settings()),
    timeoutMs: perCall?.timeoutMs ?? defaults.timeout,
    signal: perCall?.signal,
    idempotencyKey: version === ApiVersion.v3 ? keyOf(perCall, kind, portal.origin()) : undefined,
  }
}

/** REST v2 knows no keys: one that was given must not make a write look repeatable. */
const keyOf = (perCall: PerCallOptions | undefined, kind: RestCall['kind'], portal: string): string | undefined =>
  // A caller's request id may serve several calls, so it is no key for one of them. A browser sends no write that has a key.
  perCall?.idempotencyKey ?? (kind === 'write' && !isPreflighted(portal) ? uuidV7() : undefined)

const retrySettings = (retry: PerCallOptions['retry'], { maxRetries, retryDelay }: Restrictions): RetrySettings => {
  const { maxAttempts = maxRetries, delayMs = retryDelay } = policyOf(retry ?? {})
  return { maxAttempts, delayMs }
}

/** What is no policy has no number of attempts, and is refused for that. */
const policyOf = (retry: RetryPolicy | false): RetryPolicy =>
  isObject(retry) ? retry : { maxAttempts: retry ? Number.NaN : 1 }
