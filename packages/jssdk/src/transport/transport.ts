/** A request as it is sent. */
export interface HttpRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Aborts when the caller cancels, or when the time of the attempt is over. */
  readonly signal: AbortSignal
  /** Calls `act` with the reason when `signal` would abort. It is cheaper than a signal, for transports that can use it. */
  readonly onEarlyEnd: (act: (reason: unknown) => void) => void
}

/** A reply. `readText` rejects with `ReplyTooLarge` above its limit. */
export interface HttpReply {
  readonly status: number
  readonly location?: string | undefined
  readonly retryAfter?: string | undefined
  /** Whether the header `Idempotent-Replayed` is `true`. */
  readonly isReplay?: boolean | undefined
  /** The proxy that may have answered instead of the portal, for messages. */
  readonly answeredBy?: string | undefined
  readText(maxBytes: number): Promise<string>
}

/** Sends one POST and follows no redirect. Rejects when there is no reply, with `NotSent` if nothing of the request was sent. */
export interface Transport {
  (request: HttpRequest): Promise<HttpReply>
  /** Sends requests that are not REST calls in the same way, such as the push client's long polling. @default the platform's `fetch` */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Host and port of the proxy for requests to `url`. The runtime's own WebSocket would ignore the proxy. @default none */
  readonly proxyOf?: ((url: string) => Promise<string | undefined>) | undefined
}

/**
 * There was no reply. `message` says where to look for the cause, without a full stop. An empty message means the network and the address.
 * `cause` is the original error.
 */
export class NoReply extends Error {
  /** The code of an error that another attempt cannot mend. */
  readonly code: string | undefined

  constructor(message: string, { cause, code }: { readonly cause?: unknown; readonly code?: string | undefined }) {
    super(message, { cause })
    this.code = code
  }
}

/** No connection was established, so nothing of the request left this machine. */
export class NotSent extends NoReply {}

/** The reply is larger than the client accepts. */
export class ReplyTooLarge extends Error {
  override readonly name: string = 'ReplyTooLarge'
}
