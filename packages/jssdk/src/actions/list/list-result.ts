import type { ListCursor } from '../../lists/place/list-cursor.ts'
import type { ListWarning } from '../../lists/warnings.ts'
import { Result } from '../../results/result.ts'
import type { ListCost } from '../list-run/list-cost.ts'
import type { ListState } from './list-stream.ts'

/** The rows of a whole list; with errors, those read before it failed. */
export class ListResult<T> extends Result<T[]> {
  /** Where to go on: after a failure with the rest of the list, after a success with rows added since. */
  readonly cursor: ListCursor
  readonly cost: Readonly<ListCost>

  /** What the list was read in spite of: with `keyMissing` or `containerMissing` among it the rows are not all there are. */
  readonly warnings: readonly ListWarning[]

  constructor(rows: T[], { cursor, cost, warnings }: ListState) {
    super(rows)
    this.warnings = [...warnings]
    this.cursor = cursor()
    this.cost = { ...cost }
  }
}
