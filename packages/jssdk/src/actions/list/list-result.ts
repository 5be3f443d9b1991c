import type { ListCursor } from '../../lists/place/list-cursor.ts'
import type { ListWarning } from '../../lists/warnings.ts'
import { Result } from '../../results/result.ts'
import type { ListCost } from '../list-run/list-cost.ts'
import type { ListState } from './list-stream.ts'

/** The rows of a whole list. With errors: the rows that were read before. */
export class ListResult<T> extends Result<T[]> {
  /** The place to continue from: after a failure with the rest of the list, after a success with rows added since. */
  readonly cursor: ListCursor
  readonly cost: Readonly<ListCost>

  /** Warnings of the run. After `keyMissing` or `containerMissing` rows are missing. */
  readonly warnings: readonly ListWarning[]

  constructor(rows: T[], { cursor, cost, warnings }: ListState) {
    super(rows)
    this.warnings = [...warnings]
    this.cursor = cursor()
    this.cost = { ...cost }
  }
}
