import type { Failure, Outcome } from '../failure.ts'
import type { Middleware } from '../pipeline.ts'
import type { RestCall } from '../rest-call.ts'

/** A call without its token, for observers. */
export type ObservedCall = Omit<RestCall, 'tokens'>

/** The events of a call, for logs, statistics and traces. None of them contains a token or a webhook's secret. */
export type RequestEvent =
  | { readonly kind: 'callStarted'; readonly call: ObservedCall }
  | { readonly kind: 'attemptStarted'; readonly call: ObservedCall }
  | {
      readonly kind: 'attemptEnded'
      readonly call: ObservedCall
      readonly outcome: Outcome
      readonly durationMs: number
    }
  /** The attempt was cancelled. */
  | {
      readonly kind: 'attemptGivenUp'
      readonly call: ObservedCall
      readonly error: unknown
      readonly durationMs: number
    }
  | {
      readonly kind: 'retrying'
      readonly call: ObservedCall
      readonly failure: Failure
      readonly attempt: number
      readonly afterMs: number
    }
  | { readonly kind: 'retriesUsedUp'; readonly call: ObservedCall; readonly failure: Failure; readonly attempt: number }
  | {
      readonly kind: 'throttled'
      readonly call: ObservedCall
      readonly waitedMs: number
      readonly reason: 'rate' | 'operating'
    }
  | { readonly kind: 'tokenExpired'; readonly call: ObservedCall }
  | { readonly kind: 'tokenRefreshing'; readonly call: ObservedCall }
  | { readonly kind: 'callEnded'; readonly call: ObservedCall; readonly outcome: Outcome; readonly durationMs: number }
  /** The call was cancelled, or its token could not be refreshed. */
  | { readonly kind: 'callGivenUp'; readonly call: ObservedCall; readonly error: unknown; readonly durationMs: number }

/** Called with every event. It must neither throw nor wait. */
export type Observer = (event: RequestEvent) => void

/** Reports the time from here to the reply: of the whole call with its retries and waits, or of each attempt. */
export const observe =
  (what: 'call' | 'attempt', observer: Observer, nowMs: () => number): Middleware =>
  (next) =>
  async (sent) => {
    const call = { ...sent, tokens: undefined }
    const startedAtMs = nowMs()
    observer({ kind: `${what}Started`, call })
    try {
      const outcome = await next(sent)
      observer({ kind: `${what}Ended`, call, outcome, durationMs: nowMs() - startedAtMs })
      return outcome
    } catch (error) {
      observer({ kind: `${what}GivenUp`, call, error, durationMs: nowMs() - startedAtMs })
      throw error
    }
  }

/** Combines several observers. */
export const observers =
  (all: readonly (Observer | undefined)[]): Observer =>
  (event) => {
    for (const observer of all) observer?.(event)
  }
