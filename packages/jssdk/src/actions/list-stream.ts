import type { ListCursor } from '../lists/list-cursor.ts'
import type { ListCost } from './list-cost.ts'

interface Standing {
  cursor(): ListCursor
  readonly cost: ListCost
}

/** The rows of a list, chunk by chunk, and where it stands. */
export class ListStream<T> implements AsyncGenerator<T[], void, undefined> {
  readonly #rows: AsyncGenerator<T[], void, undefined>
  readonly #standing: Standing

  constructor(rows: AsyncGenerator<T[], void, undefined>, standing: Standing) {
    this.#rows = rows
    this.#standing = standing
  }

  /** Where to go on after the chunk that was given last, in this program or another one. */
  get cursor(): ListCursor {
    return this.#standing.cursor()
  }

  /** What the list has cost so far. */
  get cost(): Readonly<ListCost> {
    return { ...this.#standing.cost }
  }

  next(): Promise<IteratorResult<T[], void>> {
    return this.#rows.next()
  }

  return(_value?: undefined): Promise<IteratorResult<T[], void>> {
    return this.#rows.return()
  }

  throw(error: unknown): Promise<IteratorResult<T[], void>> {
    return this.#rows.throw(error)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#rows.return()
  }
}
