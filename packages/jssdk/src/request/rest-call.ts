import type { AjaxError } from '../errors/ajax-error.ts'
import type { CallFacts } from '../errors/catalogues/catalogue.ts'
import type { ApiVersion } from '../types/calls/api-version.ts'
import type { AjaxQuery } from '../types/calls/ajax-query.ts'
import type { AuthData } from '../types/auth.ts'
import type { CallOutcome } from '../types/calls/errors.ts'

/** How often an attempt may be repeated, and how long the waits are. */
export interface RetrySettings {
  /** Number of attempts, including the first. */
  readonly maxAttempts: number
  readonly delayMs: number
}

/**
 * One REST call on its way to the portal. Steps pass on copies and never change a call. Every member is set from the start, because adding
 * a member to a copy is many times slower.
 */
export interface RestCall {
  readonly version: ApiVersion
  readonly method: string
  /** The parameters of the body. `guard` has checked that JSON can carry them. */
  readonly params: object
  readonly requestId: string
  /** The portal's origin, without any credential. */
  readonly portal: string
  /** How many times the call was sent before. */
  readonly resendCount: number
  /** Whether the call is sent again because the portal refused the token. */
  readonly isTokenRenewed: boolean
  /** Whether an earlier attempt may have run. */
  readonly mayHaveRun: boolean
  /** A read may be repeated after any outcome. */
  readonly kind: 'read' | 'write'
  /** The methods whose operating budget pays for the call: its own, or those of a batch's commands. */
  readonly spends: readonly string[]
  readonly isBatch: boolean
  /** The method of each command of a batch, by its name or position. */
  readonly commandMethods: ReadonlyMap<string, string> | undefined
  readonly retry: RetrySettings
  /** The time limit of one attempt. Waiting for limits does not count. */
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
  /** REST v3 only. */
  readonly idempotencyKey: string | undefined
  /** Set by `authorise`. Undefined when the address contains the credential. */
  readonly tokens: AuthData | undefined
}

/** A decoded reply of the portal. */
export interface RestReply {
  readonly status: number
  /** The JSON body: an envelope with `result`, an error with status 200, or a document without an envelope. */
  readonly body: Readonly<Record<string, unknown>>
  /** The error in the body. */
  readonly error?: AjaxError | undefined
  /** Whether the portal answered from its record of earlier calls. */
  readonly isReplay?: boolean | undefined
  /** Whether an earlier attempt may have run. Then a refused command may have run all the same. */
  readonly mayHaveRun?: boolean | undefined
}

/** The call for errors and results. A list of positional arguments or batch commands becomes a record by position. */
export const queryOf = ({
  method,
  params,
  requestId,
}: Pick<RestCall, 'method' | 'params' | 'requestId'>): AjaxQuery => ({
  method,
  params: { ...params },
  requestId,
})

/** The facts about a call that its errors carry. If an earlier attempt may have run, the outcome is `unknown`. */
export const factsOf = (call: RestCall, outcome?: CallOutcome): CallFacts => ({
  ...queryOf(call),
  outcome: call.mayHaveRun ? 'unknown' : outcome,
  // It is not documented whether a portal honours the idempotency key of a batch. So errors of a batch do not show the key.
  idempotencyKey: call.isBatch ? undefined : call.idempotencyKey,
})
