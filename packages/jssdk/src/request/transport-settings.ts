import { hardErrorCodes, softErrorCodes } from '../limits/error-codes.ts'
import type { Restrictions } from '../limits/restrictions.ts'
import type { RetrySettings } from './rest-call.ts'
import type { RetryRules } from './retry.ts'

/** A client's settings of limits and retries, with what the retry step reads made ready. */
export interface TransportSettings {
  readonly restrictions: Restrictions
  readonly retry: RetrySettings
  readonly retryRules: RetryRules
  /** Codes of the portal that come back inside a result instead of being thrown. */
  readonly softCodes: ReadonlySet<string>
}

const networkCodes = ['NETWORK_ERROR', 'REQUEST_TIMEOUT']

export const transportSettings = (restrictions: Restrictions): TransportSettings => {
  const { maxRetries, retryDelay, retryOnNetworkError } = restrictions
  const softCodes = new Set([...softErrorCodes, ...restrictions.softErrorCodes])
  return {
    restrictions,
    retry: { maxAttempts: maxRetries, delayMs: retryDelay },
    retryRules: {
      retryOnNetworkError,
      finalCodes: new Set([
        ...hardErrorCodes,
        ...softCodes,
        ...restrictions.hardErrorCodes,
        ...(retryOnNetworkError === false ? networkCodes : []),
      ]),
    },
    softCodes,
  }
}
