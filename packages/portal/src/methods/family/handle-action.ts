import type { Row } from '../../engine/engine.ts'
import { fieldsByName } from '../../engine/naming.ts'
import type { Condition } from '../../engine/query.ts'
import { PortalError } from '../../portal-error.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../wire-value.ts'
import { checkParams } from '../documented/check-params.ts'
import { isShapeList, isShapeMap, type MethodRecord, type Shape } from '../documented/record.ts'
import { listRows } from '../list-rows.ts'
import type { MethodCall, MethodReply } from '../method.ts'
import { anyCase, toInteger } from '../params.ts'
import { authoredValues, changedValues } from './authorship.ts'
import type { Action, FamilyDeclaration } from './declaration.ts'
import { describeFields } from './describe.ts'
import { isControl, type FamilyFields } from './family-fields.ts'
import { fieldsParam } from './fields-param.ts'
import { replyWith } from './reply.ts'
import { showRow, shownFields } from './show-row.ts'

/** One call of a family's method, with all that is known of it. */
export interface FamilyCall {
  readonly record: MethodRecord
  readonly fields: FamilyFields
  readonly declaration: FamilyDeclaration
  readonly call: MethodCall
}

/** Runs one of the six actions. @throws {PortalError} parameters are wrong, or there is no such row */
export const handleAction = (action: Action, family: FamilyCall): MethodReply => {
  const { record, fields, call, declaration } = family
  const optional = new Set(declaration.optional)
  checkParams({ ...record, params: record.params.filter(({ name }) => !optional.has(name)) }, call)
  const { engine } = call.portal
  switch (action) {
    case 'fields':
      return { result: describeFields(record.shape, fields) }
    case 'list':
      return listFamily(family)
    case 'get':
      return { result: replyWith(record.shape, findRow(family), fields) }
    case 'add': {
      checkRequired(family)
      const values = writtenValues(family, 'add')
      const chosen = chosenValues(family)
      const row = { ...authoredValues(fields.entity, call), ...declaration.defaults?.(call), ...chosen, ...values }
      const id = engine.insert(fields.entity.name, row)
      return { result: replyWith(record.shape, engine.find(fields.entity.name, id) ?? { id }, fields) }
    }
    case 'update': {
      const id = Number(findRow(family)['id'])
      engine.update(fields.entity.name, id, {
        ...changedValues(fields.entity, call),
        ...writtenValues(family, 'update'),
      })
      return { result: replyWith(record.shape, engine.find(fields.entity.name, id) ?? { id }, fields) }
    }
    default: {
      const row = findRow(family)
      engine.remove(fields.entity.name, [Number(row['id'])])
      return { result: replyWith(record.shape, row, fields) }
    }
  }
}

const listFamily = (family: FamilyCall): MethodReply => {
  const { record, fields, call } = family
  const select = anyCase(call.params, 'select')
  const page = listRows(call, {
    entity: fields.entity,
    naming: fields.naming,
    filter: mapParam(call.params, 'filter'),
    order: mapParam(call.params, 'order'),
    select: undefined,
    where: whereOf(family),
    isWhole: true,
    isUnpaged: !record.isPageable && !record.params.some(({ name }) => /^(?:start|limit|page)$/i.test(name)),
  })
  const asked = askedNames(select)
  const shown = shownFields(fields).filter(({ name }) => asked === undefined || asked.has(name))
  const example = rowOf(record)
  const rows = page.rows.map((row) => showRow(row, shown.length === 0 ? shownFields(fields) : shown, example))
  const counts = record.isPageable ? { total: page.total, next: page.next } : {}
  return { result: contained(record, rows), ...counts }
}

/** The documented row of a list. */
const rowOf = ({ container, shape }: MethodRecord): Readonly<Record<string, Shape>> => {
  const list = isShapeMap(shape) ? (container === undefined ? Object.values(shape)[0] : shape[container]) : shape
  const row = isShapeList(list) ? list[0] : isShapeMap(list) ? Object.values(list)[0] : undefined
  return isShapeMap(row) ? row : {}
}

/** Rows in their container; a documented map by id becomes one. */
const contained = ({ container, shape }: MethodRecord, rows: readonly WireMap[]): WireValue => {
  if (container !== undefined) return { [container]: rows }
  if (!isShapeMap(shape)) return rows
  const [[key, inner] = ['items', undefined]] = Object.entries(shape)
  if (/^\d+$/.test(key)) return byId(rows)
  return { [key]: isShapeMap(inner) ? byId(rows) : rows }
}

const byId = (rows: readonly WireMap[]): WireMap =>
  Object.fromEntries(rows.map((row, index) => [String(Number(row['id'] ?? row['ID'] ?? index)), row]))

const askedNames = (select: WireValue | undefined): ReadonlySet<WireValue> | undefined => {
  const names = isWireList(select) || isWireMap(select) ? Object.values(select) : []
  return names.length === 0 || names.includes('*') ? undefined : new Set(names)
}

const mapParam = (params: WireMap, name: string): WireMap | readonly WireValue[] => {
  const value = anyCase(params, name)
  return isWireMap(value) || isWireList(value) ? value : {}
}

/** Parameters at the top level that are named as a field choose among the rows, and go into new ones. */
const chosenValues = ({ record, fields, declaration, call }: FamilyCall): Row => {
  const byName = new Map(
    [...fieldsByName(fields.entity, fields.naming)].map(([name, field]) => [name.toLowerCase(), field.name]),
  )
  const declared = Object.entries(declaration.where ?? {})
  const usual =
    fieldsParam(record) === undefined && !/list|get/i.test(record.method.split('.').at(-1) ?? '') ? [] : record.params
  const pairs = [
    ...usual.flatMap(({ name, type }): [string, string][] => {
      const field = byName.get(name.toLowerCase())
      return field === undefined || field === 'id' || isControl(name) || /object|array/.test(type)
        ? []
        : [[name, field]]
    }),
    ...declared,
  ]
  return Object.fromEntries(
    pairs.flatMap(([param, field]) => {
      const value = anyCase(call.params, param)
      return value === undefined || value === '' ? [] : [[field, value] as const]
    }),
  )
}

const whereOf = (family: FamilyCall): Condition => {
  const conditions = Object.entries(chosenValues(family)).flatMap(([field, value]): Condition[] => {
    if (isWireMap(value)) return []
    if (isWireList(value)) return []
    return [{ kind: 'eq', field, value }]
  })
  return conditions.length === 0 ? { kind: 'always' } : { kind: 'and', conditions }
}

/** The values a call writes, by camelCase name; what is unknown or read-only is overlooked. */
const writtenValues = ({ record, fields, call }: FamilyCall, action: 'add' | 'update'): Row => {
  const bag = fieldsParam(record)
  const given = bag === undefined ? call.params : anyCase(call.params, bag.name)
  if (!isWireMap(given)) return {}
  const byName = new Map(
    [...fieldsByName(fields.entity, fields.naming)].map(([name, field]) => [name.toLowerCase(), field]),
  )
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const field = byName.get(name.toLowerCase())
      if (field === undefined || field.isReadOnly === true) return []
      return action === 'update' && field.isImmutable === true ? [] : [[field.name, value] as const]
    }),
  )
}

/** @throws {PortalError} a documented required field of a new row is missing */
const checkRequired = ({ record, fields, call, declaration }: FamilyCall): void => {
  const bag = fieldsParam(record)
  const given = bag === undefined ? undefined : anyCase(call.params, bag.name)
  if (bag === undefined || !isWireMap(given)) return
  const missing = bag.children
    .filter(({ name, isRequired }) => isRequired && declaration.optional?.includes(name) !== true)
    .filter(({ name }) => {
      const value = anyCase(given, name)
      return value === undefined || value === null || value === ''
    })
  if (missing.length === 0) return
  const code = record.errors.includes('ERROR_CORE') ? 'ERROR_CORE' : fields.naming.isStrict ? 0 : ''
  throw new PortalError({ code, description: `Required fields: ${missing.map(({ name }) => name).join(', ')}` })
}

/** The row that the call names. @throws {PortalError} the documented refusal: there is none */
const findRow = (family: FamilyCall): Row => {
  const { record, fields, declaration, call } = family
  const name = declaration.key ?? keyParam(record)
  const id = name === undefined ? undefined : toInteger(anyCase(call.params, name))
  const row = id === undefined ? undefined : call.portal.engine.find(fields.entity.name, id)
  if (row !== undefined) return row
  if (name === undefined) {
    const [first] = call.portal.engine.page(fields.entity.name, {
      where: whereOf(family),
      order: [],
      limit: 1,
      offset: 0,
    }).rows
    if (first !== undefined) return first
  }
  throw notFound(record, fields)
}

const keyParam = ({ params }: MethodRecord): string | undefined => {
  const id = params.find(({ name }) => name.toLowerCase() === 'id')
  if (id !== undefined) return id.name
  const numbers = params.filter(({ type, isRequired }) => isRequired && type === 'int')
  return numbers.length === 1 ? numbers[0]?.name : undefined
}

const notFound = ({ errors }: MethodRecord, { naming }: FamilyFields): PortalError => {
  const code = errors.find((known) => /NOT_?FOUND|NOT_?EXIST|0{8}$/.test(known)) ?? (naming.isStrict ? 0 : '')
  return new PortalError({ code, description: 'Not found' })
}
