import type { MethodRecord } from '../record.ts'
import type { MethodCall } from '../../methods/method.ts'
import type { FamilyDeclaration } from './declaration.ts'
import type { FamilyFields } from './family-fields.ts'

/** One call of a family's method, with all that is known of it. */
export interface FamilyCall {
  readonly record: MethodRecord
  readonly fields: FamilyFields
  readonly declaration: FamilyDeclaration
  readonly call: MethodCall
}
