import type { ListCursor } from '../lists/list-cursor.ts'
import type { Result } from '../results/result.ts'

/** How far a list had come when an error ended it. */
export interface ListFailure {
  /** Where to go on. */
  readonly cursor: ListCursor
  /** `callList` only: a failed result that holds the rows read before. */
  readonly result?: Result<unknown[]> | undefined
}

const failures = new WeakMap<Error, ListFailure>()

/** Notes on an error where its list stands, as properties `cursor` and `result` too: it stays the error it was. */
const annotate = (error: unknown, failure: ListFailure): void => {
  if (!(error instanceof Error)) return
  failures.set(error, { ...failures.get(error), ...failure })
  for (const [name, value] of Object.entries(failure)) Object.defineProperty(error, name, { value, configurable: true })
}

export const noteCursor = (error: unknown, cursor: ListCursor): void => annotate(error, { cursor })

export const noteResult = (error: unknown, cursor: ListCursor, result: Result<unknown[]>): void =>
  annotate(error, { cursor, result })

/**
 * Tells how far a list had come that an error has ended: where to go on and, for `callList`, the rows read before.
 * Nothing for errors of other calls and for a cancelled list: its signal's reason may belong to many.
 */
export const listFailureOf = (error: unknown): ListFailure | undefined =>
  error instanceof Error ? failures.get(error) : undefined
