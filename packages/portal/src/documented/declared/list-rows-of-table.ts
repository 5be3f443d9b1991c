import type { Condition } from '../../engine/query.ts'
import { entriesOf, isWireList, isWireMap, type WireMap, type WireValue } from '../../wire-value.ts'
import { isShapeList, isShapeMap, type MethodRecord, type Shape } from '../record.ts'
import { listRows } from '../../methods/list-rows.ts'
import type { MethodReply } from '../../methods/method.ts'
import { anyCase } from '../../methods/params.ts'
import type { TableDeclaration } from './documented-table.ts'
import type { TableCall } from './table-call.ts'
import { whereOf } from './find-row.ts'
import { showRow, shownFields } from './show-row.ts'

/** Reads one page of a table, in its documented container. */
export const listTable = (table: TableCall): MethodReply => {
  const { record, fields, call, declaration } = table
  declaration.refuseList?.(call)
  const asking = askingParams(table)
  const select = anyCase(asking, 'select')
  const filter = mapParam(asking, 'filter')
  const page = listRows(call, {
    entity: fields.entity,
    naming: fields.naming,
    filter: aliased(withoutDeclared(filter, declaration), declaration),
    order: aliased(mapParam(asking, orderName(record)), declaration),
    defaultOrder: declaration.order,
    where: { kind: 'and', conditions: [whereOf(table), ...declaredConditions(declaration, filter)] },
    isWhole: true,
    isUnpaged: !record.isPageable && !record.params.some(({ name }) => /^(?:start|limit|page)$/i.test(name)),
  })
  const asked = askedNames(select)
  const shown = shownFields(fields).filter(({ name }) => asked === undefined || asked.has(name))
  const example = rowOf(record)
  const rows = page.rows.map((row) =>
    showRow({ ...row, ...declaration.shown?.(row, call) }, shown.length === 0 ? shownFields(fields) : shown, example),
  )
  const { keyField } = declaration
  if (isShapeList(record.shape) && typeof record.shape[0] === 'string' && keyField !== undefined)
    return { result: page.rows.map((row) => row[keyField] ?? null) }
  const counts = record.isPageable || declaration.isCounted === true ? { total: page.total, next: page.next } : {}
  return { result: contained(record, declaration.container, rows), ...counts }
}

/** Sites and pages have the filter inside of the parameter `params`. */
const askingParams = ({ record, call }: TableCall): WireMap => {
  const bag = record.params.find(({ name }) => name === 'params')
  const inner =
    bag?.children.some(({ name }) => name === 'filter') === true ? anyCase(call.params, 'params') : undefined
  return isWireMap(inner) ? inner : call.params
}

type Asked = WireMap | readonly WireValue[]

/** What the declaration translates into conditions is no field. */
const withoutDeclared = (filter: Asked, { filters = {} }: TableDeclaration): Asked =>
  isWireMap(filter)
    ? Object.fromEntries(Object.entries(filter).filter(([name]) => !Object.hasOwn(filters, name)))
    : filter

/** A filter or an order with the fields' own names. Operators stand before a name. */
const aliased = (asked: Asked, { aliases = {} }: TableDeclaration): Asked =>
  isWireMap(asked)
    ? Object.fromEntries(
        Object.entries(asked).map(([key, value]) => {
          const [, operator = '', name = ''] = /^(\W*)(.*)$/s.exec(key) ?? []
          return [Object.hasOwn(aliases, name) ? `${operator}${aliases[name] ?? name}` : key, value]
        }),
      )
    : asked

/** Some old modules call the order `SORT`. */
const orderName = ({ params }: MethodRecord): string =>
  params.some(({ name, type }) => name.toLowerCase() === 'sort' && type === 'object') ? 'sort' : 'order'

const declaredConditions = (
  { filters = {} }: TableDeclaration,
  filter: WireMap | readonly WireValue[],
): readonly Condition[] =>
  entriesOf(filter).flatMap(([name, value]) => (Object.hasOwn(filters, name) ? (filters[name]?.(value) ?? []) : []))

/** The documented row of a list. If rows are listed by id, the examples may have different fields, so all of them are merged. */
const rowOf = ({ container, shape }: MethodRecord): Readonly<Record<string, Shape>> => {
  const list = isShapeMap(shape) ? (container === undefined ? Object.values(shape)[0] : shape[container]) : shape
  const rows: readonly Shape[] = isShapeList(list) || isShapeMap(list) ? Object.values(list) : []
  return Object.fromEntries(
    rows
      .filter(isShapeMap)
      .toReversed()
      .flatMap((row) => Object.entries(row)),
  )
}

/** Puts rows into their container. If the documentation shows a map by id, the rows become such a map. */
const contained = (
  { container: documented, shape }: MethodRecord,
  declared: string | undefined,
  rows: readonly WireMap[],
): WireValue => {
  const container = documented ?? declared
  if (container !== undefined) {
    const inner = isShapeMap(shape) ? shape[container] : undefined
    return { [container]: isShapeMap(inner) && isById(inner) ? byId(rows) : rows }
  }
  if (!isShapeMap(shape)) return rows
  const [[key, inner] = ['items', undefined]] = Object.entries(shape)
  if (/^\d+$/.test(key)) return byId(rows)
  return { [key]: isShapeMap(inner) ? byId(rows) : rows }
}

/** Whether the documentation shows the rows as a map by id. */
const isById = (shape: Readonly<Record<string, Shape>>): boolean => Object.keys(shape).every((key) => /^\d+$/.test(key))

/** PHP has one kind of array, so a map without rows is written as an empty list. */
const byId = (rows: readonly WireMap[]): WireMap | readonly WireMap[] =>
  rows.length === 0
    ? rows
    : Object.fromEntries(rows.map((row, index) => [String(Number(row['id'] ?? row['ID'] ?? index)), row]))

const askedNames = (select: WireValue | undefined): ReadonlySet<WireValue> | undefined => {
  const names = isWireList(select) || isWireMap(select) ? Object.values(select) : []
  return names.length === 0 || names.includes('*') ? undefined : new Set(names)
}

const mapParam = (params: WireMap, name: string): WireMap | readonly WireValue[] => {
  const value = anyCase(params, name)
  return isWireMap(value) || isWireList(value) ? value : {}
}
