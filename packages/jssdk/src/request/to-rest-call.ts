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
 * Makes a complete call for the pipeline. Options that the caller left out come from the client's settings.
 * @throws {AjaxError} `JSSDK_INVALID_PARAMS`: the method is missing, or is an address
 */
export const toRestCall = (
  { version, portal, commands, settings, defaults }: RequestOptions,
  method: string,
  params: object,
  givenId?: string,
  perCall?: PerCallOptions,
): RestCall => {
  // Programs without types may pass `null`.
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

/** REST v2 has no keys. A given key must not make its write look repeatable. */
const keyOf = (perCall: PerCallOptions | undefined, kind: RestCall['kind'], portal: string): string | undefined =>
  // A request id may be used for several calls, so it cannot serve as the key. No key is made in a browser that could not send it.
  perCall?.idempotencyKey ?? (kind === 'write' && !isPreflighted(portal) ? uuidV7() : undefined)

const retrySettings = (retry: PerCallOptions['retry'], { maxRetries, retryDelay }: Restrictions): RetrySettings => {
  const { maxAttempts = maxRetries, delayMs = retryDelay } = policyOf(retry ?? {})
  return { maxAttempts, delayMs }
}

/** A value that is not a policy becomes an invalid number of attempts, and is refused for that. */
const policyOf = (retry: RetryPolicy | false): RetryPolicy =>
  isObject(retry) ? retry : { maxAttempts: retry ? Number.NaN : 1 }
