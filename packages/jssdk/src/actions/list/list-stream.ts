import type { ListCursor } from '../../lists/place/list-cursor.ts'
import type { ListWarning } from '../../lists/warnings.ts'
import type { ListCost } from '../list-run/list-cost.ts'

/** The progress of a list. */
export interface ListState {
  readonly cursor: () => ListCursor
  readonly cost: ListCost
  readonly warnings: readonly ListWarning[]
}

/** The rows of a list in chunks, and the progress. */
export type ListStream<T> = ChunkStream<T[]>

/** The rows of one list or of many in chunks, and the progress. */
export class ChunkStream<Chunk> implements AsyncGenerator<Chunk> {
  readonly #chunks: AsyncGenerator<Chunk, void, undefined>
  readonly #state: ListState

  constructor(chunks: AsyncGenerator<Chunk, void, undefined>, state: ListState) {
    this.#chunks = chunks
    this.#state = state
  }

  /** The place to continue from after the last chunk, in this program or another one. */
  get cursor(): ListCursor {
    return this.#state.cursor()
  }

  /** The cost so far. */
  get cost(): Readonly<ListCost> {
    return { ...this.#state.cost }
  }

  /** Warnings of the run so far. After `keyMissing` or `containerMissing` rows are missing. */
  get warnings(): readonly ListWarning[] {
    return [...this.#state.warnings]
  }

  next(): ReturnType<AsyncGenerator<Chunk>['next']> {
    return this.#chunks.next()
  }

  return(_value?: unknown): ReturnType<AsyncGenerator<Chunk>['next']> {
    return this.#chunks.return()
  }

  throw(error: unknown): ReturnType<AsyncGenerator<Chunk>['next']> {
    return this.#chunks.throw(error)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#chunks.return()
  }
}
