import type { MethodRecord } from '../record.ts'
import type { MethodCall } from '../../methods/method.ts'
import type { Changes, TableDeclaration } from './documented-table.ts'
import type { TableFields } from './table-fields.ts'

/** One call of a table's method, with all that is known about it. */
export interface TableCall {
  readonly record: MethodRecord
  readonly fields: TableFields
  readonly declaration: TableDeclaration
  /** The values that a method writes if it only changes a row. */
  readonly changes: Changes
  readonly call: MethodCall
}
