import type { ListCursor } from '../lists/list-cursor.ts'
import type { Result } from '../results/result.ts'

/** How far an action had come when an error ended it. */
export interface ProgressBeforeError {
  /** Lists: where to go on. */
  readonly cursor?: ListCursor | undefined
  /** Tails: the cursor value to go on from, as `initialValue`. */
  readonly lastValue?: number | string | undefined
  /** `callList`, `callTail` and `batchByChunk`: a failed result that holds what was there before. */
  readonly result?: Result<unknown[]> | undefined
}

const noted = new WeakMap<Error, ProgressBeforeError>()

/** Notes on an error how far its action had come, as properties `cursor` and `result` too: it stays the error it was. */
export const noteProgress = (error: unknown, progress: ProgressBeforeError): void => {
  if (!(error instanceof Error)) return
  noted.set(error, { ...noted.get(error), ...progress })
  for (const [name, value] of Object.entries(progress))
    Object.defineProperty(error, name, { value, configurable: true })
}

/**
 * Tells how far a list or a `batchByChunk` had come that an error has ended: where to go on, and the rows or results before.
 * Nothing for errors of other calls and for a cancelled action: its signal's reason may belong to many.
 */
export const progressOf = (error: unknown): ProgressBeforeError | undefined =>
  error instanceof Error ? noted.get(error) : undefined
