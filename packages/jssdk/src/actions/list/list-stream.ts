import type { ListCursor } from '../../lists/place/list-cursor.ts'
import type { ListWarning } from '../../lists/warnings.ts'
import type { ListCost } from '../list-run/list-cost.ts'

/** How far a list has come. */
export interface ListState {
  readonly cursor: () => ListCursor
  readonly cost: ListCost
  readonly warnings: readonly ListWarning[]
}

/** The rows of a list, chunk by chunk, and where it stands. */
export type ListStream<T> = ChunkStream<T[]>

/** The rows of one list or of many, chunk by chunk, and where they stand. */
export class ChunkStream<Chunk> implements AsyncGenerator<Chunk> {
  readonly #chunks: AsyncGenerator<Chunk, void, undefined>
  readonly #state: ListState

  constructor(chunks: AsyncGenerator<Chunk, void, undefined>, state: ListState) {
    this.#chunks = chunks
    this.#state = state
  }

  /** Where to go on after the chunk that was given last, in this program or another one. */
  get cursor(): ListCursor {
    return this.#state.cursor()
  }

  /** What has been spent so far. */
  get cost(): Readonly<ListCost> {
    return { ...this.#state.cost }
  }

  /** What the list was read in spite of, so far: with `keyMissing` or `containerMissing` among it the rows are not all there are. */
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
