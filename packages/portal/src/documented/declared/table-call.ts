import type { Row } from '../../engine/untyped-row.ts'
import type { MethodRecord } from '../record.ts'
import type { MethodCall } from '../../methods/method.ts'
import type { TableDeclaration } from './documented-table.ts'
import type { TableFields } from './table-fields.ts'

/** One call of a table's method, with all that is known of it. */
export interface TableCall {
  readonly record: MethodRecord
  readonly fields: TableFields
  readonly declaration: TableDeclaration
  /** What a method that only changes a row writes into it. */
  readonly changes: Row
  readonly call: MethodCall
}
