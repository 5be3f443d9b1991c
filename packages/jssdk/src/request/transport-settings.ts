import { hardErrorCodes, softErrorCodes } from '../limits/error-codes.ts'
import type { Restrictions } from '../limits/restrictions.ts'
import type { RetrySettings } from './rest-call.ts'

/** A client's settings of limits and retries, with what the retry step reads made ready. */
export interface TransportSettings {
  readonly restrictions: Restrictions
  readonly retry: RetrySettings
  /** `true` repeats writes too whose reply was lost; `false` repeats nothing after a network fault. */
  readonly retryOnNetworkError: boolean | undefined
  /** Codes that are never retried, whatever the status says. */
  readonly finalCodes: ReadonlySet<string>
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
    retryOnNetworkError,
    finalCodes: new Set([
      ...hardErrorCodes,
      ...softCodes,
      ...restrictions.hardErrorCodes,
      ...(retryOnNetworkError === false ? networkCodes : []),
    ]),
    softCodes,
  }
}
