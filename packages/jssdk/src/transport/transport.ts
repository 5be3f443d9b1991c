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
  /** The proxy that may have answered in the portal's place, for people. */
  readonly answeredBy?: string | undefined
  readText(maxBytes: number): Promise<string>
}

/** Sends one POST and follows no redirect. Rejects when no reply came: with `NotSent` where nothing of the request can have left. */
export interface Transport {
  (request: HttpRequest): Promise<HttpReply>
  /** Sends what is no call, by the same way: the push client's long polling. @default the platform's `fetch` */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Host and port of the proxy that requests to `url` go by; a WebSocket of the runtime would go past it. @default none */
  readonly proxyOf?: ((url: string) => Promise<string | undefined>) | undefined
}

/** No reply came. `message` says where to look, without a full stop; empty: the network and the address. `cause` is what was caught. */
export class NoReply extends Error {
  /** Of a fault that no further attempt can mend. */
  readonly code: string | undefined

  constructor(message: string, { cause, code }: { readonly cause?: unknown; readonly code?: string | undefined }) {
    super(message, { cause })
    this.code = code
  }
}

/** No connection stood: nothing of the request has left this machine, or what was in its way. */
export class NotSent extends NoReply {}

/** The reply went on beyond what the client takes. */
export class ReplyTooLarge extends Error {
  override readonly name: string = 'ReplyTooLarge'
}
