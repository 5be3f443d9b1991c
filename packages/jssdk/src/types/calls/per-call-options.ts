/** How often one call may be sent again, whatever the client's own settings say. */
export interface RetryPolicy {
  /** Attempts, the first one included. */
  readonly maxAttempts?: number | undefined
  /** Milliseconds before the second attempt; doubles with each further one, with full jitter. */
  readonly delayMs?: number | undefined
}

/** Options that hold for one call and never change the client. */
export interface PerCallOptions {
  /** Cancels waiting and sending alike; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for one attempt, waiting for limits not counted. @default 70_000 (a portal cuts a request at 60 s) */
  readonly timeoutMs?: number | undefined
  /** A policy for this call, or `false` for a single attempt. The resend after a token refresh is no retry and always happens. */
  readonly retry?: RetryPolicy | false | undefined
  /**
   * REST v3: the portal answers a repeated write with this key from its record instead of running it again (24 hours).
   * 1 to 255 printable ASCII characters. REST v2 has no such keys and takes no notice. In a browser, on another origin than the portal's, live
   * portals do not allow the header: with a key of yours the call fails, and its error says so. @default a new one for every write; none there
   */
  readonly idempotencyKey?: string | undefined
}
