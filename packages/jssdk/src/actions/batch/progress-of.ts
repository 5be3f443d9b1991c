import type { ListCursor } from '../../lists/place/list-cursor.ts'
import type { Result } from '../../results/result.ts'
import type { CommandFate } from './command-fate.ts'

/** The progress of an action before an error ended it. */
export interface ProgressBeforeError {
  /** Lists: the place to continue from. */
  readonly cursor?: ListCursor | undefined
  /** Tails: the value of the cursor field to continue from, as `initialValue`. */
  readonly lastValue?: number | string | undefined
  /** `callList`, `callTail` and `batchByChunk.make`: a failed result with the rows or results so far. */
  readonly result?: Result<unknown[]> | undefined
  /** `batchByChunk`: the outcome of each command, by its position or name. A stream has only the outcomes that it did not yield. */
  readonly outcomes?: ReadonlyMap<string | number, CommandFate> | undefined
}

const noted = new WeakMap<object, ProgressBeforeError | undefined>()

/**
 * Stores an action's progress with its error, also as properties `cursor`, `result` and `outcomes`. The error object stays the same. A
 * signal's reason may end several actions. Then it is not clear whose progress it would have, so it has none.
 */
export const noteProgress = (error: unknown, progress: ProgressBeforeError, signal?: AbortSignal): void => {
  if (!(error instanceof Error)) return
  if (error === signal?.reason) {
    noted.set(error, noted.has(error) ? undefined : progress)
    return
  }
  noted.set(error, { ...noted.get(error), ...progress })
  // The caller's own error may be frozen, and then this changes nothing.
  for (const [name, value] of Object.entries(progress))
    Reflect.defineProperty(error, name, { value, configurable: true })
}

/** Stores an action's progress with its promise or stream. */
export const noteAction = (action: object, progress: ProgressBeforeError): void => {
  noted.set(action, progress)
}

/**
 * Returns the progress of a list or a `batchByChunk` that an error has ended: the place to continue from, the rows or results so far, and
 * each command's outcome. Returns undefined for errors of other calls. Also for the reason of a signal that cancelled several actions: then
 * pass the promise or stream of `batchByChunk`. A list's stream has its `cursor`, and `onProgress` got it too.
 */
export const progressOf = (ended: unknown): ProgressBeforeError | undefined =>
  typeof ended === 'object' && ended !== null ? noted.get(ended) : undefined
