/** How often one call may be repeated. It replaces the client's settings. */
export interface RetryPolicy {
  /** Number of attempts, including the first. */
  readonly maxAttempts?: number | undefined
  /** Milliseconds before the second attempt. The wait doubles with each further attempt, with full jitter. */
  readonly delayMs?: number | undefined
}

/** Options of one call. They never change the client. */
export interface PerCallOptions {
  /** Cancels the call while it waits or is sent. The call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Time limit of one attempt in milliseconds; waiting for limits does not count. @default 70_000 (a portal cuts a request at 60 s) */
  readonly timeoutMs?: number | undefined
  /**
   * The retry policy of this call, or `false` for a single attempt. After a token refresh the call is always sent again; this does not
   * count as a retry.
   */
  readonly retry?: RetryPolicy | false | undefined
  /**
   * REST v3 only: for 24 hours the portal answers a repeated write with the same key from its record, and does not run it again. 1 to 255
   * printable ASCII characters. REST v2 ignores the key. Live portals do not allow the header to a browser page of another origin: a call
   * with your own key fails there, and its error says so. @default a new key for every write; none on such a page
   */
  readonly idempotencyKey?: string | undefined
}
