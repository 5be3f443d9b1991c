/** The outcome of one command of a `batchByChunk`. */
export type CommandFate<T = unknown> =
  /** It ran, and this is its result. */
  | { readonly outcome: 'done'; readonly result: T }
  /** The portal refused it. */
  | { readonly outcome: 'refused'; readonly error: unknown }
  /** It was sent and may have run. Check this before it is sent again. */
  | { readonly outcome: 'unknown'; readonly error: unknown }
  /** It did not run: it was never sent, or the portal stopped before it. */
  | { readonly outcome: 'notSent'; readonly error?: unknown }
