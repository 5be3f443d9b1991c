import type { Row } from '../../engine/untyped-row.ts'
import type { Entity } from '../../engine/entity.ts'
import type { Condition, Order } from '../../engine/query.ts'
import type { WireValue } from '../../wire-value.ts'
import type { MethodCall } from '../../methods/method.ts'

/**
 * A table whose documented methods need no code. The documentation gives names, parameters, containers and types. This declaration adds
 * what the documentation does not say.
 */
export interface TableDeclaration {
  /** An existing entity of the portal, or the name of a new one that is made from the documented fields. */
  readonly entity: Entity | string
  /** Methods with code of their own whose documentation also lists fields of this table. */
  readonly alsoDescribedBy?: readonly string[] | undefined
  /** Rows that every portal has. */
  readonly rows?: readonly Row[] | undefined
  /** Parameters that select rows, by field: `{ entityTypeId: 'entityTypeId' }`. @default the parameters that have the name of a field */
  readonly where?: Readonly<Record<string, string>> | undefined
  /** Parameters that the documentation calls required but portals do not require. */
  readonly optional?: readonly string[] | undefined
  /** The parameter that names the row. @default `id`, else the only required number */
  readonly key?: string | undefined
  /** The field that `key` refers to. @default the id */
  readonly keyField?: string | undefined
  /** Rows that parameters name beside the table's own: `{ paymentId: 'crmItemPayment' }`. They must be there. */
  readonly owners?: Readonly<Record<string, string>> | undefined
  /** Values that a new row gets if the caller does not give them. */
  readonly defaults?: ((call: MethodCall) => Row) | undefined
  /**
   * The values that follow from those of a new or changed row. They replace what the call wrote. `before` is undefined for a new row.
   * @throws {PortalError} the row is refused
   */
  readonly derive?: ((values: Row, call: MethodCall, before: Row | undefined) => Row) | undefined
  /** What else happens when a row was added. */
  readonly added?: ((row: Row, call: MethodCall) => void) | undefined
  /** What goes along with a row that is about to be deleted. @throws {PortalError} the row must stay */
  readonly removing?: ((row: Row, call: MethodCall) => void) | undefined
  /** The key of the rows in a list's result, if the documentation does not show it. */
  readonly container?: string | undefined
  /** The order of a list if the caller asks for none. @default id ascending */
  readonly order?: readonly Order[] | undefined
  /** Filter names that are not fields, each with the condition that it means. */
  readonly filters?: Readonly<Record<string, (value: WireValue) => Condition>> | undefined
}

export type Action = 'add' | 'get' | 'list' | 'update' | 'delete' | 'fields' | 'change'

/** The action of a declared method and the table whose rows it uses. */
export interface DeclaredMethod {
  readonly table: TableDeclaration
  readonly action: Action
  /** The values that `change` writes into the row; `$name` means a parameter. */
  readonly changes?: Row | undefined
}

/** The declared methods by their full names, as the documentation spells them. */
export type DeclaredMethods = Readonly<Record<string, DeclaredMethod>>

/** The methods that a table can have: `'booking.v1.waitlist.add': waitlist.add`. */
export interface DocumentedTable extends Readonly<Record<Exclude<Action, 'change'>, DeclaredMethod>> {
  /** A method that only changes the row that the call names: `order.change({ paid: 'Y' })`. `$name` means a parameter. */
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
