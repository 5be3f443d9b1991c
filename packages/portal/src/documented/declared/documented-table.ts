import type { Row } from '../../engine/untyped-row.ts'
import type { Entity } from '../../engine/entity.ts'
import type { Condition, Order } from '../../engine/query.ts'
import type { WireValue } from '../../wire-value.ts'
import type { MethodCall } from '../../methods/method.ts'

/**
 * A table whose documented methods need no code: names, parameters, containers and types come from the documentation. What stands here
 * is what it does not say.
 */
export interface TableDeclaration {
  /** An entity the portal has anyway, or the name of one made of the documented fields. */
  readonly entity: Entity | string
  /** Documented methods with code of their own that tell of fields of this table too. */
  readonly alsoDescribedBy?: readonly string[] | undefined
  /** Rows that every portal has. */
  readonly rows?: readonly Row[] | undefined
  /** Parameters that choose among the rows, by field: `{ entityTypeId: 'entityTypeId' }`. @default those named as a field */
  readonly where?: Readonly<Record<string, string>> | undefined
  /** Parameters the documentation calls required and portals do not ask for. */
  readonly optional?: readonly string[] | undefined
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

/** What a declared method does, and to the rows of which table. */
export interface DeclaredMethod {
  readonly table: TableDeclaration
  readonly action: Action
  /** What `change` writes into the row it names; `$name` stands for a parameter. */
  readonly changes?: Row | undefined
}

/** Declared methods by their whole names, as the documentation spells them. */
export type DeclaredMethods = Readonly<Record<string, DeclaredMethod>>

/** The methods that a table can have: `'booking.v1.waitlist.add': waitlist.add`. */
export interface DocumentedTable extends Readonly<Record<Exclude<Action, 'change'>, DeclaredMethod>> {
  /** A method that only changes the row it names: `order.change({ paid: 'Y' })`; `$name` stands for a parameter. */
  readonly change: (changes: Row) => DeclaredMethod
}

/** Declares a table of documented methods. */
export const documentedTable = (table: TableDeclaration): DocumentedTable => ({
  add: { table, action: 'add' },
  get: { table, action: 'get' },
  list: { table, action: 'list' },
  update: { table, action: 'update' },
  delete: { table, action: 'delete' },
  fields: { table, action: 'fields' },
  change: (changes) => ({ table, action: 'change', changes }),
})
