import type { Condition } from '../../../engine/query.ts'
import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import type { Row } from '../../../engine/untyped-row.ts'
import { isWireList, isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase, requiredText, toInteger } from '../../../methods/params.ts'
import { missing, refusedFor } from '../../../methods/refusals.ts'

/** Reads the map that a call writes. @throws {PortalError} `ERROR_REQUIRED_PARAMETERS_MISSING`: the map or its name is missing */
export const requiredFields = (call: MethodCall): WireMap => {
  const given = anyCase(call.params, 'FIELDS')
  if (!isWireMap(given)) throw missing(call, 'FIELDS')
  if (textOf(given['NAME']) === '') throw missing(call, 'NAME')
  return given
}

/** Entities whose rows have a code in addition to their id. */
type NamedEntity = 'lists' | 'listsElement' | 'listsSection'

/** A list, an element or a section is named by its id or by its code. */
export interface NamedBy<Name extends NamedEntity> {
  readonly entity: Name
  /** The prefix: `IBLOCK` for `IBLOCK_ID` and `IBLOCK_CODE`. */
  readonly prefix: 'IBLOCK' | 'ELEMENT' | 'SECTION'
  readonly where: Condition
}

/** The row that a call names by id or by code. Undefined if there is none. */
export function namedRow<Name extends NamedEntity>(call: MethodCall, by: NamedBy<Name>): RowOf<Name> | undefined
export function namedRow(
  { params, portal }: MethodCall,
  { entity, prefix, where }: NamedBy<NamedEntity>,
): Row | undefined {
  const id = anyCase(params, `${prefix}_ID`)
  const named: Condition =
    textOf(id) === ''
      ? { kind: 'eq', field: 'code', value: textOf(anyCase(params, `${prefix}_CODE`)) }
      : { kind: 'eq', field: 'id', value: toInteger(id) ?? 0 }
  return portal.engine.dynamic(entity).page({
    where: { kind: 'and', conditions: [where, named] },
    limit: 1,
  }).rows[0]
}

/** Finds the list of a call. @throws {PortalError} it is not named, or `ERROR_IBLOCK_NOT_FOUND` */
export const listOf = (call: MethodCall): RowOf<'lists'> => {
  const type = requiredText(call, 'IBLOCK_TYPE_ID')
  requiredText(call, 'IBLOCK_ID', 'IBLOCK_CODE')
  const where: ConditionOf<'lists'> = { kind: 'eq', field: 'iblockTypeId', value: type }
  const row = namedRow(call, { entity: 'lists', prefix: 'IBLOCK', where })
  if (row === undefined)
    throw refusedFor({ code: 'ERROR_IBLOCK_NOT_FOUND', description: 'Iblock not found' }, 'notFound', 'IBLOCK_ID')
  return row
}

/** The rows of an entity that belong to one list. */
export const inList = (list: RowOf<'lists'>): Condition<'listId'> => ({
  kind: 'eq',
  field: 'listId',
  value: list['id'],
})

/** The values of a list parameter. A single value is a list of one. */
export const valuesIn = (value: WireMap[string] | undefined): readonly WireMap[string][] => {
  if (value === undefined || value === null || value === '') return []
  return isWireList(value) || isWireMap(value) ? Object.values(value) : [value]
}
