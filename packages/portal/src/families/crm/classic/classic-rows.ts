import type { Entity } from '../../../engine/entity.ts'
import type { EntityName, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import type { Row } from '../../../engine/untyped-row.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import type { Condition, Order } from '../../../engine/query.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { MethodCall, MethodReply } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { missingParameter, mustBeArray, refusedFor, refusedWithoutCode } from '../../../methods/refusals.ts'

/** Finds the row that `id` names. @throws {PortalError} there is no such row */
export const classicRowOf = <Name extends EntityName>(
  { params, portal }: MethodCall,
  entityName: Name,
  codeOfMissing = '',
): RowOf<Name> => {
  const id = toInteger(anyCase(params, 'id'))
  if (id === undefined || id <= 0) throw missingParameter('ID', '')
  const row = portal.engine.find(entityName, id)
  if (row === undefined) throw refusedFor({ code: codeOfMissing, description: 'Not found' }, 'notFound', 'id')
  return row
}

/** Reads the map with a row's values. @throws {PortalError} it is missing or a scalar */
export const classicBag = ({ params }: MethodCall, name = 'fields'): WireMap => {
  const given = anyCase(params, name)
  if (isWireMap(given) || isWireList(given)) return Object.fromEntries(Object.entries(given))
  throw mustBeArray(name)
}

/** The values that a call writes into a row, by camelCase name. Unknown, read-only and fixed fields are ignored. */
export function classicValues<Name extends EntityName>(
  entity: Entity & { readonly name: Name },
  written: WireMap,
  action: 'add' | 'update',
): WrittenRow<Name>
export function classicValues(entity: Entity, written: WireMap, action: 'add' | 'update'): Row {
  const known = fieldsByName(entity, classicNaming)
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]): [string, WireValue][] => {
      const field = known.get(name)
      if (field === undefined || field.isReadOnly === true) return []
      return action === 'update' && field.isImmutable === true ? [] : [[field.name, value]]
    }),
  )
}

/** Checks the required fields. @throws {PortalError} a required field is missing (`add`) or emptied (`update`) */
export const checkClassicFields = (entity: Entity, values: Row, action: 'add' | 'update'): void => {
  const empty = entity.fields.find((field) => {
    if (field.isRequired !== true || field.upper === undefined || field.isDynamic === true) return false
    const value = valueOf(values, field)
    return (action === 'add' || Object.hasOwn(values, field.name)) && (value === null || value === '')
  })
  if (empty !== undefined) throw refusedWithoutCode(`The field '${empty.upper ?? empty.name}' is required.`)
}

/** The rules of a list that the caller cannot change. */
export interface ClassicListing {
  /** A condition in addition to the caller's filter. */
  readonly where?: Condition | undefined
  readonly defaultOrder?: readonly Order[] | undefined
  /** Whether all rows are in one page, as in dictionaries. @default false */
  readonly isUnpaged?: boolean | undefined
}

/** One page of an entity with `filter`, `order` and `select`. Names are in upper case. */
export const listClassicRows = (call: MethodCall, entity: Entity, listing: ClassicListing = {}): MethodReply => {
  const page = listRows(call, {
    entity,
    ...classicQuery(call),
    select: anyCase(call.params, 'select'),
    ...listing,
  })
  return { result: page.rows.map((row) => classicRow(row, page.fields)), total: page.total, next: page.next }
}

/** A row with every field of the classic methods. */
export const wholeClassicRow = (
  entity: Entity,
  row: RowOf<
    | 'catalogCatalog'
    | 'catalogSection'
    | 'catalogProductPropertyEnum'
    | 'catalogProductProperty'
    | 'invoiceRow'
    | 'invoiceRecurring'
  >,
): WireMap => classicRow(row, [...fieldsByName(entity, classicNaming).values()])

/** The reply of a `fields` method. */
export const describeClassicFields = (entity: Entity): WireMap =>
  Object.fromEntries([...fieldsByName(entity, classicNaming)].map(([name, field]) => [name, describeField(field)]))
