import type { Row } from '../../engine/untyped-row.ts'
import type { Condition } from '../../engine/query.ts'
import { PortalError } from '../../portal-error.ts'
import { isWireList, isWireMap, textOf, type WireValue } from '../../wire-value.ts'
import type { MethodRecord } from '../record.ts'
import { anyCase, toInteger } from '../../methods/params.ts'
import type { TableCall } from './table-call.ts'
import { plainName, type TableFields } from './table-fields.ts'
import { fieldsParam } from './fields-param.ts'
import { chosenValues, ownerInside, writtenValues } from './written-values.ts'

/** Finds the row that the call names. @throws {PortalError} the documented error, if there is no such row */
export const findRow = (table: TableCall): Row => {
  const { record, fields, declaration, call } = table
  const { engine } = call.portal
  const name = declaration.key ?? keyParam(record)
  const given = name === undefined ? undefined : (anyCase(call.params, name) ?? idAmongValues(table, name))
  const { keyField } = declaration
  if (name !== undefined && keyField === undefined) {
    const id = toInteger(given)
    const row = id === undefined ? byOtherKey(table, given) : engine.dynamic(fields.entity.name).find(id)
    if (row !== undefined && isOfOwners(row, table, name)) return row
  } else {
    const value = isWireMap(given) || isWireList(given) ? null : (given ?? null)
    const byKey: Condition = keyField === undefined ? onlyWhere(table) : { kind: 'eq', field: keyField, value }
    const [row] = engine.dynamic(fields.entity.name).page({ where: byKey, limit: 1 }).rows
    if (row !== undefined) return row
  }
  throw rowNotFound(record, fields, name)
}

/** The numbers beside the row's own that a call must give, by the fields that hold them: the product of an image. */
const ownerValues = (
  { record, fields, call }: TableCall,
  key: string | undefined,
): Readonly<Record<string, number>> => {
  const byName = new Map(fields.entity.fields.map(({ name }) => [plainName(name), name]))
  return Object.fromEntries(
    record.params.flatMap(({ name, type, isRequired }): [string, number][] => {
      const field = name === key || !isRequired || type !== 'int' ? undefined : byName.get(plainName(name))
      const value = toInteger(anyCase(call.params, name))
      return field === undefined || field === 'id' || value === undefined ? [] : [[field, value]]
    }),
  )
}

/** Whether a row belongs to what the call names beside its id, as an image to its product. A row without such a number belongs to all. */
const isOfOwners = (row: Row, table: TableCall, key: string): boolean =>
  Object.entries({ ...ownerValues(table, key), ...ownerInside(table) }).every(([field, value]) => {
    const own = row[field] ?? null
    return own === null || textOf(own) === String(value)
  })

/** The condition for the one row of a call without an id. A call that must name something never finds just any row. */
const onlyWhere = (table: TableCall): Condition => {
  const conditions = Object.entries(ownerValues(table, undefined)).map(([field, value]): Condition => ({
    kind: 'eq',
    field,
    value,
  }))
  return conditions.length === 0 ? whereOf(table) : { kind: 'and', conditions: [whereOf(table), ...conditions] }
}

/** Flows have their id among their values: `{ flowData: { id: 1, name: 'A' } }`. */
const idAmongValues = ({ record, call }: TableCall, key: string): WireValue | undefined => {
  const bag = fieldsParam(record)
  if (bag === undefined || record.params.some(({ name }) => name === key)) return undefined
  const given = anyCase(call.params, bag.name)
  return isWireMap(given) ? anyCase(given, 'id') : undefined
}

const byOtherKey = ({ fields, declaration, call }: TableCall, given: WireValue | undefined): Row | undefined => {
  const { otherKeyField: field } = declaration
  if (field === undefined || typeof given !== 'string' || given === '') return undefined
  return call.portal.engine.dynamic(fields.entity.name).page({ where: { kind: 'eq', field, value: given }, limit: 1 })
    .rows[0]
}

const keyParam = ({ params }: MethodRecord): string | undefined => {
  const id = params.find(({ name }) => name.toLowerCase() === 'id')
  if (id !== undefined) return id.name
  const numbers = params.filter(({ type, isRequired }) => isRequired && type === 'int')
  return numbers.length === 1 ? numbers[0]?.name : undefined
}

/** The documented error for a row that is not there. `param` names it. */
export const rowNotFound = ({ errors }: MethodRecord, { naming }: TableFields, param?: string): PortalError => {
  const code =
    errors.find((known) => /NOT_?FOUND|NOT_?EXIST|NOT_ASSIGNED|LIST_ID_ERROR|0{8}$|^\d{4}404\d/.test(known)) ??
    (naming.isStrict ? 0 : '')
  return new PortalError({ code, description: 'Not found', refusedFor: { case: 'notFound', param } })
}

/** Finds the rows for a call that has no id. */
export const whereOf = (table: TableCall): Condition => {
  const owners = ownerInside(table)
  const conditions = Object.entries({ ...chosenValues(table), ...tellingValues(table) }).flatMap(
    ([field, value]): Condition[] => {
      if (isWireMap(value) || isWireList(value)) return []
      const isOwn: Condition = { kind: 'eq', field, value }
      return [Object.hasOwn(owners, field) ? { kind: 'or', conditions: [isOwn, { kind: 'isEmpty', field }] } : isOwn]
    },
  )
  return conditions.length === 0 ? { kind: 'always' } : { kind: 'and', conditions }
}

/** The values in `fields` that identify a row in a table without ids. They are all values, or those that an update requires. */
const tellingValues = (table: TableCall): Row => {
  const bag = fieldsParam(table.record)
  if (bag === undefined) return {}
  const required = bag.children.filter(({ isRequired }) => isRequired).map(({ name }) => name.toLowerCase())
  const names = new Map(table.fields.fields.map(({ name, definition }) => [definition.name, name.toLowerCase()]))
  const values = Object.entries(writtenValues(table, 'add'))
  return Object.fromEntries(
    required.length === 0 ? values : values.filter(([field]) => required.includes(names.get(field) ?? '')),
  )
}
