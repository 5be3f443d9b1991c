import type { ListCursor } from '../lists/list-cursor.ts'
import { Result } from '../results/result.ts'
import type { ListCost } from './list-cost.ts'

/** The rows of a whole list; with errors, those read before it failed. */
export class ListResult<T> extends Result<T[]> {
  /** Where to go on: after a failure with the rest of the list, after a success with rows added since. */
  readonly cursor: ListCursor
  readonly cost: Readonly<ListCost>

  constructor(rows: T[], { cursor, cost }: { readonly cursor: ListCursor; readonly cost: ListCost }) {
    super(rows)
    this.cursor = cursor
    this.cost = { ...cost }
  }
}
