import type { AjaxError } from '../errors/ajax-error.ts'
import type { CallFacts } from '../errors/catalogues/catalogue.ts'
import type { ApiVersion } from '../types/calls/api-version.ts'
import type { AjaxQuery } from '../types/calls/ajax-query.ts'
import type { AuthData } from '../types/auth.ts'
import type { CallOutcome } from '../types/calls/errors.ts'

/** How often an attempt may be repeated, and how long to wait in between. */
export interface RetrySettings {
  /** Attempts, the first one included. */
  readonly maxAttempts: number
  readonly delayMs: number
}

/**
 * One REST call on its way to the portal. Steps hand on copies; nobody changes one. Each has every member from the start, for a copy
 * that gets another one is many times slower.
 */
export interface RestCall {
  readonly version: ApiVersion
  readonly method: string
  /** The parameters as they go into the body; `guard` has checked that JSON can carry them. */
  readonly params: object
  readonly requestId: string
  /** The portal's origin, without any credential. */
  readonly portal: string
  /** How often the call was sent before. */
  readonly resendCount: number
  /** Whether it is sent again because the portal refused the token. */
  readonly isTokenRenewed: boolean
  /** Whether an attempt before may have run. */
  readonly mayHaveRun: boolean
  /** A read may be repeated whatever became of the attempt before. */
  readonly kind: 'read' | 'write'
  /** The methods whose operating budget the call spends: its own, or those of a batch's commands. */
  readonly spends: readonly string[]
  readonly isBatch: boolean
  /** The method of each command of a batch by its name or position. */
  readonly commandMethods: ReadonlyMap<string, string> | undefined
  readonly retry: RetrySettings
  /** For one attempt; waiting for limits does not count. */
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
  /** REST v3 alone. */
  readonly idempotencyKey: string | undefined
  /** Set by `authorise`; none when the address says all. */
  readonly tokens: AuthData | undefined
}

/** A reply that the portal gave to a call, decoded. */
export interface RestReply {
  readonly status: number
  /** The JSON body: an envelope with `result`, an error body with status 200, or a bare document. */
  readonly body: Readonly<Record<string, unknown>>
  /** The error that the body tells. */
  readonly error?: AjaxError | undefined
  /** Whether the portal answered from memory. */
  readonly isReplay?: boolean | undefined
  /** Whether an attempt before may have run: what this reply refuses may be done all the same. */
  readonly mayHaveRun?: boolean | undefined
}

/** The call as errors and results tell it; a list of positional arguments or batch commands becomes a record by position. */
export const queryOf = ({
  method,
  params,
  requestId,
}: Pick<RestCall, 'method' | 'params' | 'requestId'>): AjaxQuery => ({
  method,
  params: { ...params },
  requestId,
})

/** The call as an error of it tells it. Of several attempts the one that may have run counts. */
export const factsOf = (call: RestCall, outcome?: CallOutcome): CallFacts => ({
  ...queryOf(call),
  outcome: call.mayHaveRun ? 'unknown' : outcome,
  // Whether a portal remembers the key of a batch is not documented: the caller must not rely on it.
  idempotencyKey: call.isBatch ? undefined : call.idempotencyKey,
})
