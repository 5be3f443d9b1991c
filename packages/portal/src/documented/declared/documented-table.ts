import type { Engine } from '../../engine/engine.ts'
import type { Row } from '../../engine/untyped-row.ts'
import type { Entity } from '../../engine/entity.ts'
import type { FieldDefinition } from '../../engine/field.ts'
import type { Condition, Order } from '../../engine/query.ts'
import type { WireMap, WireValue } from '../../wire-value.ts'
import type { MethodCall } from '../../methods/method.ts'
import type { Shape } from '../record.ts'

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
  /**
   * Parameters that select rows, by field: `{ entityTypeId: 'entityTypeId' }`. `preset.ID` stands inside of a parameter; rows that do not
   * say to whom they belong, as those of earlier versions, belong to all.
   * @default the parameters that have the name of a field
   */
  readonly where?: Readonly<Record<string, string>> | undefined
  /** Parameters that the documentation calls required but portals do not require. */
  readonly optional?: readonly string[] | undefined
  /** The parameter that names the row. @default `id`, else the only required number */
  readonly key?: string | undefined
  /** The field that `key` refers to. @default the id */
  readonly keyField?: string | undefined
  /** A field that names the row if `key` is no number: `sale.delivery.handler.delete {"ID":"uber"}`. @default none */
  readonly otherKeyField?: string | undefined
  /** The ids are letters that callers choose, as of statuses. They stand in the column `code`. @default false */
  readonly hasTextIds?: boolean | undefined
  /** Parameters that the documentation's tables call numbers and its examples give as text. @default none */
  readonly texts?: readonly string[] | undefined
  /** The entities of which one must have the row that a parameter or a new value names: `{ orderId: ['saleOrder'] }`. @default none */
  readonly parents?: Readonly<Record<string, readonly string[]>> | undefined
  /** Fields that filters and orders know and rows do not show. @default none */
  readonly hidden?: readonly FieldDefinition[] | undefined
  /** Fields of one row that show the rows of other tables which name it: the payments of an order. @default none */
  readonly parts?: Readonly<Record<string, { readonly entity: string; readonly by: string }>> | undefined
  /** Fields that rows of the portal decide: the properties of products. @default none */
  readonly decidedFields?: DecidedFields | undefined
  /** The values that follow from the others, written after each change of a row. @default none */
  readonly afterWrite?: ((row: Row, call: MethodCall) => Row) | undefined
  /** Other names of fields in filters and orders: `{ GROUP_ID: 'groupId' }`. @default none */
  readonly aliases?: Readonly<Record<string, string>> | undefined
  /** Parameters that the examples call by another name: `{ sprintId: 'id' }`. @default none */
  readonly synonyms?: Readonly<Record<string, string>> | undefined
  /** Refuses a list that portals refuse, by throwing. @default none */
  readonly refuseList?: ((call: MethodCall) => void) | undefined
  /** Groups of values of which a new row needs only one. @default none */
  readonly oneOf?: readonly (readonly string[])[] | undefined
  /** Values that a new row gets if the caller does not give them. */
  readonly defaults?: ((call: MethodCall) => Row) | undefined
  /**
   * The values that follow from those of a new or changed row. They replace what the call wrote. `before` is undefined for a new row.
   * @throws {PortalError} the row is refused
   */
  readonly beforeWrite?: ((values: Row, call: MethodCall, before: Row | undefined) => Row) | undefined
  /** The values that are worked out each time a row is shown, such as links that carry the caller's credential. @default none */
  readonly shown?: ((row: Row, call: MethodCall) => Row) | undefined
  /** What the descriptions of fields say beside the usual flags: `{ RATE: { size: '18,2' } }`. @default nothing */
  readonly described?: Readonly<Record<string, WireMap>> | undefined
  /** What else happens when a row was added. */
  readonly added?: ((row: Row, call: MethodCall) => void) | undefined
  /** What else happens when a method that only changes a row is about to do so. */
  readonly changing?: ((id: number, changes: Row, call: MethodCall) => void) | undefined
  /** What goes along with a row that is about to be deleted. @throws {PortalError} the row must stay */
  readonly removing?: ((row: Row, call: MethodCall) => void) | undefined
  /** Whether lists say how many rows there are, though they have no pages. @default only lists with pages do */
  readonly isCounted?: boolean | undefined
  /** The key of the rows in a list's result, if the documentation does not show it. */
  readonly container?: string | undefined
  /** The order of a list if the caller asks for none. @default id ascending */
  readonly order?: readonly Order[] | undefined
  /** Filter names that are not fields, each with the condition that it means. */
  readonly filters?: Readonly<Record<string, (value: WireValue) => Condition>> | undefined
}

/** The fields that a table has now, and which of its fields are of this kind. */
export interface DecidedFields {
  readonly now: (engine: Engine) => readonly FieldDefinition[]
  readonly isDecided: (field: FieldDefinition) => boolean
  /** The form in which rows show the value of one. */
  readonly shape: Shape
}

export type Action = 'add' | 'get' | 'list' | 'update' | 'delete' | 'fields' | 'change'

/** The action of a declared method and the table whose rows it uses. */
export interface DeclaredMethod {
  readonly table: TableDeclaration
  readonly action: Action
  readonly changes?: Changes | undefined
}

/** The values that `change` writes into the row; `$name` means a parameter. A function is handed the row as it was. */
export type Changes = Row | ((row: Row, call: MethodCall) => Row)

/** The declared methods by their full names, as the documentation spells them. */
export type DeclaredMethods = Readonly<Record<string, DeclaredMethod>>

/** The methods that a table can have: `'booking.v1.waitlist.add': waitlist.add`. */
export interface DocumentedTable extends Readonly<Record<Exclude<Action, 'change'>, DeclaredMethod>> {
  /** A method that only changes the row that the call names: `order.change({ paid: 'Y' })`. `$name` means a parameter. */
  readonly change: (changes: Changes) => DeclaredMethod
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
