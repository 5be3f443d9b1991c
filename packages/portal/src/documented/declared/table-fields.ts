import { idField, type Entity } from '../../engine/entity.ts'
import type { FieldDefinition, FieldType } from '../../engine/field.ts'
import { classicNaming, controllerNaming, type Naming } from '../../engine/naming.ts'
import { isShapeList, isShapeMap, type MethodRecord, type ParamRecord, type Shape } from '../record.ts'
import type { Action } from './documented-table.ts'
import { fieldsParam } from './fields-param.ts'

/** A field of a table, as the documentation describes it. */
export interface TableField {
  readonly definition: FieldDefinition
  /** The field's name in requests and replies. */
  readonly name: string
  /** The documented type, as `fields` methods show it. */
  readonly type: string
  /** The form in which rows show the field. Undefined if no documented row has it. */
  readonly shape: Shape | undefined
  /** Whether a method takes a value for the field. */
  readonly isWritable: boolean
}

/** All that is known about the fields of one table. */
export interface TableFields {
  readonly entity: Entity
  readonly naming: Naming
  readonly fields: readonly TableField[]
}

/** A documented method and its action in the table. */
export type TableRecord = readonly [Action, MethodRecord]

/** Collects a table's fields from its `fields` method, its documented rows, and the parameters of `add` and `update`. */
export const collectFields = (entityName: string, records: readonly TableRecord[]): TableFields => {
  const rows = records.flatMap(([, record]) => rowsIn(record.shape, record))
  const written = records.flatMap(([action, record]) => writtenParams(action, record))
  const described = records.flatMap(([, { fields }]) => fields)
  const names = namesOf(rows, written, described)
  const isUpper = names.filter((name) => /^[A-Z0-9_]+$/.test(name)).length * 2 > names.length
  const sources: Sources = { rows, written: byName(written), described: byName(described), isUpper }
  const known = names.map((name) => fieldOf(name, sources))
  const id = known.find(({ definition }) => definition.name === 'id')
  const idDefinition = isUpper && id === undefined ? { ...idField, upper: undefined } : idField
  return {
    entity: {
      name: entityName,
      fields: [idDefinition, ...known.map(({ definition }) => definition).filter(({ name }) => name !== 'id')],
    },
    naming: isUpper ? classicNaming : { ...controllerNaming, isStrict: true },
    fields: known,
  }
}

/** The maps in a documented result that are rows. They have an id or several scalar keys. */
const rowsIn = (shape: Shape | undefined, record: MethodRecord): readonly ReadonlyMap<string, Shape>[] => {
  if (/\.(?:get)?fields\w*$/i.test(record.method)) return []
  if (isShapeList(shape)) return shape.flatMap((inner) => rowsIn(inner, record))
  if (!isShapeMap(shape)) return []
  const entries = Object.entries(shape)
  const [only] = entries
  const isWrapper = entries.length === 1 && only !== undefined && typeof only[1] === 'object'
  const isIdAlone = entries.length === 1 && only?.[0].toLowerCase() === 'id'
  if (isWrapper || entries.every(([key, inner]) => /^\d+$/.test(key) && isShapeMap(inner)))
    return entries.flatMap(([, inner]) => rowsIn(inner, record))
  const container = record.container === undefined ? undefined : shape[record.container]
  if (container !== undefined && isShapeList(container)) return rowsIn(container, record)
  return isIdAlone ? [] : [new Map(entries)]
}

const writtenParams = (action: Action, record: MethodRecord): readonly ParamRecord[] => {
  if (action !== 'add' && action !== 'update') return []
  const bag = fieldsParam(record)
  return bag === undefined ? record.params.filter(({ name }) => !isControl(name)) : bag.children
}

/** Parameters that control a call and are not fields. */
export const isControl = (name: string): boolean => /^(?:select|filter|order|start|params|limit|offset)$/i.test(name)

/** A name in any spelling: a parameter `entityTypeId` means the field `ENTITY_TYPE_ID`. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll('_', '')

interface Sources {
  readonly rows: readonly ReadonlyMap<string, Shape>[]
  readonly written: ReadonlyMap<string, ParamRecord>
  readonly described: ReadonlyMap<string, ParamRecord>
  readonly isUpper: boolean
}

/** Parameters by their names in lower case. If two have the same name, the first one counts. */
const byName = (params: readonly ParamRecord[]): ReadonlyMap<string, ParamRecord> =>
  new Map(params.toReversed().map((param) => [param.name.toLowerCase(), param]))

/** SQLite ignores the letter case of column names. */
const namesOf = (
  rows: readonly ReadonlyMap<string, Shape>[],
  written: readonly ParamRecord[],
  described: readonly ParamRecord[],
): readonly string[] => {
  // Most names occur many times, once for each method. The set keeps each of them once.
  const all = new Set<string>()
  for (const { name } of described) all.add(name)
  for (const row of rows) for (const name of row.keys()) all.add(name)
  for (const { name } of written) all.add(name)
  const byColumn = new Map<string, string>()
  for (const name of all) {
    const column = camelCase(name).toLowerCase()
    // One list shows `deal_id` where the other methods have `DEAL_ID`.
    const isOtherSpelling = name !== name.toUpperCase() && name.includes('_') && all.has(name.toUpperCase())
    const isUsable = /^[a-z]\w*$/i.test(name) && !isOfExample(name) && !isOtherSpelling
    if (isUsable && !byColumn.has(column)) byColumn.set(column, name)
  }
  return [...byColumn.values()]
}

/** Properties of the products of an example. Another portal has others. */
const isOfExample = (name: string): boolean => /^property(?:\d+|N)$/i.test(name)

const fieldOf = (name: string, { rows, written, described, isUpper }: Sources): TableField => {
  const param = written.get(name.toLowerCase())
  const description = described.get(name.toLowerCase())
  const shapes = rows.map((row) => row.get(name)).filter((one) => one !== undefined)
  const shape = shapes.find((one) => one !== 'null') ?? shapes[0]
  const type = typeOf(description?.type, param?.type, shape)
  const definition: FieldDefinition = {
    name: name.toLowerCase() === 'id' ? 'id' : isUpper ? camelCase(name) : name,
    ...(isUpper ? { upper: name } : {}),
    type: name.toLowerCase() === 'id' ? 'integer' : type,
    ...(description?.isRequired === true ? { isRequired: true } : {}),
    ...(description?.isReadOnly === true || name.toLowerCase() === 'id' ? { isReadOnly: true } : {}),
    ...(description?.isImmutable === true ? { isImmutable: true } : {}),
  }
  const told = description?.type === 'any' ? undefined : description?.type
  return {
    definition,
    name,
    type: told ?? type,
    shape,
    isWritable: param !== undefined || description?.isReadOnly === false,
  }
}

const camelCase = (name: string): string =>
  /^[A-Z0-9_]+$/.test(name)
    ? name.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    : name

const fieldTypes: Readonly<Record<string, FieldType>> = {
  int: 'integer',
  integer: 'integer',
  'numeric-string': 'integer',
  double: 'double',
  float: 'double',
  char: 'char',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  object: 'json',
  array: 'json',
  file: 'json',
  product_file: 'json',
  user: 'user',
}

/**
 * The type of a column. Documented text stays text even if the example's text consists of digits. `any` in a documented table is treated as
 * text, but then a flag in the example decides.
 */
const typeOf = (described: string | undefined, written: string | undefined, shape: Shape | undefined): FieldType => {
  if (typeof shape === 'object') return 'json'
  if (written === 'letter') return 'string'
  const words = [described === 'any' ? 'string' : described, written?.split('|')[0]].filter(
    (word) => word !== undefined,
  )
  if (shape === 'boolean') return 'boolean'
  if (shape === 'datetime' && words.includes('string')) return 'string'
  if (shape === 'string' && !words.includes('file'))
    return words.includes('datetime') ? 'datetime' : words.includes('double') ? 'double' : 'string'
  // An id that the example shows as a letter is text: the status of an order.
  if (described === 'char' && shape === 'char' && written === 'int') return 'string'
  const known = words.map((word) => fieldTypes[word] ?? (word.startsWith('crm_enum') ? 'integer' : undefined))
  if (shape === 'char') return described !== 'any' && words.includes('string') && words.length > 1 ? 'string' : 'char'
  if (words.includes('string')) return 'string'
  // The `fields` methods of orders wrongly describe user ids as flags.
  if (described === 'char' && shape === 'numeric-string') return 'integer'
  return (
    known.find((type) => type !== undefined) ?? (typeof shape === 'string' ? fieldTypes[shape] : undefined) ?? 'string'
  )
}
