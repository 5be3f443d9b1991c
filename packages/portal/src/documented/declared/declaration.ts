import type { Row } from '../../engine/engine.ts'
import type { Entity } from '../../engine/entity.ts'
import type { Condition, Order } from '../../engine/query.ts'
import type { WireValue } from '../../wire-value.ts'
import type { MethodCall } from '../../methods/method.ts'

/**
 * A family of documented methods over one entity: `PREFIX.add`, `.get`, `.list`, `.update`, `.delete`, `.fields`. Names,
 * parameters, containers and types come from the documentation; what stands here is what it does not say.
 */
export interface FamilyDeclaration {
  readonly prefix: string
  /** An entity the portal has anyway. @default one made of the documented fields, named after the prefix */
  readonly entity?: Entity | undefined
  /** What methods with unusual last names do: `{ register: 'add' }`. */
  readonly actions?: Readonly<Record<string, Action>> | undefined
  /** Methods under the prefix that are none of the family's, though their names say so. */
  readonly without?: readonly string[] | undefined
  /** Rows that every portal has. */
  readonly rows?: readonly Row[] | undefined
  /** Parameters that choose among the rows, by field: `{ entityTypeId: 'entityTypeId' }`. @default those named as a field */
  readonly where?: Readonly<Record<string, string>> | undefined
  /** Parameters the documentation calls required and portals do not ask for. */
  readonly optional?: readonly string[] | undefined
  /** Methods that only change the row they name; `$name` stands for a parameter: `{ pay: { paid: 'Y' } }`. */
  readonly changes?: Readonly<Record<string, Row>> | undefined
  /** Parameter that names the row. @default `id`, else the only required number */
  readonly key?: string | undefined
  /** Field that `key` names. @default the id */
  readonly keyField?: string | undefined
  /** Values of a new row that the caller did not give. */
  readonly defaults?: ((call: MethodCall) => Row) | undefined
  /** Key of the rows in the result of a list, where the documentation does not show it. */
  readonly container?: string | undefined
  /** Order of a list whose caller asks for none. @default id ascending */
  readonly order?: readonly Order[] | undefined
  /** Names in a filter that are no field, with the condition that each stands for. */
  readonly filters?: Readonly<Record<string, (value: WireValue) => Condition>> | undefined
}

export type Action = 'add' | 'get' | 'list' | 'update' | 'delete' | 'fields' | 'change'
