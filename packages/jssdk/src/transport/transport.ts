/** A request on the wire. */
export interface HttpRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Aborts when the caller cancels or the attempt's time is over. */
  readonly signal: AbortSignal
  /** Calls `act` with the reason when `signal` would abort: for who can do without a signal, which costs more. */
  readonly onEarlyEnd: (act: (reason: unknown) => void) => void
}

/** A reply from the wire; `readText` rejects with `ReplyTooLarge` beyond its limit. */
export interface HttpReply {
  readonly status: number
  readonly location?: string | undefined
  readonly retryAfter?: string | undefined
  /** Whether the header `Idempotent-Replayed` is `true`. */
  readonly isReplay?: boolean | undefined
  readText(maxBytes: number): Promise<string>
}

/** Sends one POST and follows no redirect. Rejects when no reply came: with `NotSent` where nothing of the request can have left. */
export type Transport = (request: HttpRequest) => Promise<HttpReply>

/** No connection stood: nothing of the request has left this machine, or what was in its way. `cause` is what was in the way. */
export class NotSent extends Error {}

/** The reply went on beyond what the client takes. */
export class ReplyTooLarge extends Error {
  override readonly name: string = 'ReplyTooLarge'
}
