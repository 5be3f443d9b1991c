import type { ListRest } from './place/list-cursor.ts'

/** Some rows of a list. Its functions must be called before the next chunk is requested. */
export interface ListChunk {
  readonly rows: readonly unknown[]
  readonly lastId: number | undefined
  /** The part of the list that is left after these rows. */
  rest(): ListRest
  /** The share of rows so far, from 0 to 1. `undefined` while neither the newest id nor the total is known. */
  estimatedShare(): number | undefined
}
