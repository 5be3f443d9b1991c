import type { ListCursor } from '../../lists/place/list-cursor.ts'
import type { Result } from '../../results/result.ts'
import type { CommandFate } from './command-fate.ts'

/** How far an action had come when an error ended it. */
export interface ProgressBeforeError {
  /** Lists: where to go on. */
  readonly cursor?: ListCursor | undefined
  /** Tails: the cursor value to go on from, as `initialValue`. */
  readonly lastValue?: number | string | undefined
  /** `callList`, `callTail` and `batchByChunk.make`: a failed result that holds what was there before. */
  readonly result?: Result<unknown[]> | undefined
  /** `batchByChunk`: what became of each command, by its position or name; of a stream, of those that it has not given. */
  readonly outcomes?: ReadonlyMap<string | number, CommandFate> | undefined
}

const noted = new WeakMap<object, ProgressBeforeError | undefined>()

/**
 * Notes on an error how far its action had come, as properties `cursor`, `result` and `outcomes` too: it stays the error it was.
 * The reason of the action's own signal may belong to many: it is told of while it has ended one action only.
 */
export const noteProgress = (error: unknown, progress: ProgressBeforeError, signal?: AbortSignal): void => {
  if (!(error instanceof Error)) return
  if (error === signal?.reason) {
    noted.set(error, noted.has(error) ? undefined : progress)
    return
  }
  noted.set(error, { ...noted.get(error), ...progress })
  // An error of the caller's own may be frozen.
  for (const [name, value] of Object.entries(progress))
    Reflect.defineProperty(error, name, { value, configurable: true })
}

/** Notes how far an action has come for those who hold its promise or stream. */
export const noteAction = (action: object, progress: ProgressBeforeError): void => {
  noted.set(action, progress)
}

/**
 * Tells how far a list or a `batchByChunk` had come that an error has ended: where to go on, the rows or results before, and what
 * became of each command. Nothing for errors of other calls, and for the reason of a signal that has cancelled several actions: then
 * `batchByChunk` can be asked by its promise or stream, a stream of a list has its `cursor`, and `onProgress` was told of it.
 */
export const progressOf = (ended: unknown): ProgressBeforeError | undefined =>
  typeof ended === 'object' && ended !== null ? noted.get(ended) : undefined
