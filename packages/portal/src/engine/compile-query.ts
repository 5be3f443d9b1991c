import type { StoredValue } from '../store/store.ts'
import { decoderOf, encode } from './codec.ts'
import { fieldOf, type Entity } from './entity.ts'
import { isReference, storageOf, type FieldDefinition } from './field.ts'
import { checkSize, invalidFilter, maxMarks } from './query-size.ts'
import type { Comparison, Condition, Operand, Order } from './query.ts'
import { patternOf, sharedPatterns } from './text-patterns.ts'

/** A piece of SQL and the values of its `?`. */
export interface Sql {
  readonly sql: string
  readonly values: readonly StoredValue[]
}

/**
 * Compiles a condition to SQL. Every value is bound, and every name comes from the entity's definition.
 * @throws {PortalError} `INVALID_ARG_VALUE`: more conditions, levels or values than the database accepts, or a search text that is too long
 * @throws {Error} the entity lacks a field; a parser should have refused it
 */
export const compileCondition = (entity: Entity, condition: Condition): Sql => {
  checkSize(condition)
  return compile(entity, condition)
}

const compile = (entity: Entity, condition: Condition): Sql => {
  const texts = sharedPatterns(condition)
  if (texts !== undefined) return like(columnOf(entity, texts.field), texts.patterns)
  switch (condition.kind) {
    case 'always':
      return { sql: '1', values: [] }
    case 'never':
      return { sql: '0', values: [] }
    case 'and':
    case 'or':
      return join(
        condition.kind,
        condition.conditions.map((inner) => compile(entity, inner)),
      )
    case 'not': {
      // `IS NOT TRUE` keeps the rows for which the inner condition is unknown, like the "not" of a portal.
      const { sql, values } = compile(entity, condition.condition)
      return { sql: `(${sql}) IS NOT TRUE`, values }
    }
    case 'isEmpty':
      return emptyTest(columnOf(entity, condition.field))
    case 'in':
      return inList(columnOf(entity, condition.field), condition.values)
    case 'element':
      return elementWith(columnOf(entity, condition.field), condition)
    case 'between':
      return join('and', [
        compile(entity, { kind: 'ge', field: condition.field, value: condition.from }),
        compile(entity, { kind: 'le', field: condition.field, value: condition.to }),
      ])
    case 'like':
    case 'contains':
      return like(columnOf(entity, condition.field), [patternOf(condition)])
    default:
      return compare(columnOf(entity, condition.field), condition.kind, condition.value)
  }
}

/** Compiles the order. The id is the last key, so that rows with equal values never appear on two pages. */
export const compileOrder = (entity: Entity, order: readonly Order[]): string => {
  const columns = order.map(({ field, direction }) => `${columnOf(entity, field).sql} ${direction.toUpperCase()}`)
  const isById = order.some(({ field }) => field === 'id')
  return [...columns, ...(isById ? [] : ['"id" ASC'])].join(', ')
}

interface Column {
  readonly sql: string
  readonly field: FieldDefinition
}

const columnOf = (entity: Entity, name: string): Column => {
  const field = fieldOf(entity, name)
  if (field === undefined) throw new Error(`The entity ${entity.name} has no field ${name}.`)
  return { sql: field.isPlaceholder === true ? 'NULL' : `"${field.name}"`, field }
}

/** SQLite nests a chain of ANDs as deeply as it is long, and its limit is 1,000. A longer chain is therefore split into halves. */
const maxRow = 100

const join = (kind: 'and' | 'or', parts: readonly Sql[]): Sql => {
  const [first] = parts
  if (first === undefined) return { sql: kind === 'and' ? '1' : '0', values: [] }
  if (parts.length === 1) return first
  if (parts.length > maxRow) {
    const middle = Math.ceil(parts.length / 2)
    const { sql, values } = join(kind, [join(kind, parts.slice(0, middle)), join(kind, parts.slice(middle))])
    // The plus stops SQLite from looking for an index. Otherwise it would compare each condition with every other one.
    return { sql: `+${sql}`, values }
  }
  return {
    sql: `(${parts.map(({ sql }) => sql).join(kind === 'and' ? ' AND ' : ' OR ')})`,
    values: parts.flatMap(({ values }) => values),
  }
}

const operators = { eq: '=', ne: 'IS NOT', lt: '<', le: '<=', gt: '>', ge: '>=' } satisfies Record<Comparison, string>

const compare = (column: Column, kind: Comparison, operand: Operand): Sql => {
  if (operand === null || operand === '') {
    if (kind === 'eq') return emptyTest(column)
    if (kind === 'ne') return negate(emptyTest(column))
  }
  const value = boundValue(column, operand)
  // A date that cannot be read matches nothing.
  if (value === undefined) return { sql: '0', values: [] }
  const test = { sql: `${target(column)} ${operators[kind]} ?`, values: [value] }
  if (!isList(column)) return test
  return kind === 'ne' ? negate(inList(column, [operand])) : anyElement(column, test)
}

const inList = (column: Column, operands: readonly Operand[]): Sql => {
  const values = operands.flatMap((operand) => boundValue(column, operand) ?? [])
  const test = isIn(target(column), values)
  const listed = isList(column) ? anyElement(column, test) : test
  const hasEmpty = operands.some((operand) => operand === null || operand === '')
  return hasEmpty ? join('or', [listed, emptyTest(column)]) : listed
}

const isIn = (tested: string, values: readonly StoredValue[]): Sql =>
  values.length > maxMarks
    ? { sql: `${tested} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }
    : { sql: `${tested} IN (${values.map(() => '?').join(', ')})`, values }

/** SQLite searches a text letter by letter at each place of each row, so a very long text would take too long. */
const maxPatternBytes = 4096

const like = (column: Column, all: readonly string[]): Sql => {
  const patterns = all.filter((pattern) => Buffer.byteLength(pattern) <= maxPatternBytes)
  // A field of type `string` holds one line and is never this long, so nothing can match. Other fields need an error.
  if (patterns.length < all.length && column.field.type !== 'string')
    throw invalidFilter(`a text to look for has at most ${String(maxPatternBytes)} bytes`)
  const [first] = patterns
  if (first === undefined) return { sql: '0', values: [] }
  const tested = target(column)
  const test =
    patterns.length === 1
      ? { sql: `${tested} LIKE ? ESCAPE '\\'`, values: [first] }
      : {
          sql: `EXISTS (SELECT 1 FROM json_each(?) AS "pattern" WHERE ${tested} LIKE "pattern".value ESCAPE '\\')`,
          values: [JSON.stringify(patterns)],
        }
  return isList(column) ? anyElement(column, test) : test
}

const emptyTest = ({ sql, field }: Column): Sql => {
  if (isReference(field)) return { sql: `(${sql} IS NULL OR ${sql} = 0)`, values: [] }
  if (storageOf(field) === 'text') return { sql: `(${sql} IS NULL OR ${sql} = '')`, values: [] }
  return { sql: `${sql} IS NULL`, values: [] }
}

const negate = ({ sql, values }: Sql): Sql => ({ sql: `NOT (${sql})`, values })

const isList = ({ field }: Column): boolean => storageOf(field) === 'json'

/** The left side of a comparison: the column, or inside `anyElement` the element of a list. */
const target = (column: Column): string => (isList(column) ? 'element.value' : column.sql)

const anyElement = (column: Column, test: Sql): Sql => ({
  sql: `EXISTS (SELECT 1 FROM json_each(${column.sql}) AS element WHERE ${test.sql})`,
  values: test.values,
})

/** Converts an operand for the comparison. Inside a JSON list a date or a flag is text, as in rows. */
const boundValue = (column: Column, operand: Operand): StoredValue | undefined => {
  if (!isList(column)) return encode(column.field, operand)
  const single: FieldDefinition = { ...column.field, isMultiple: false }
  const stored = encode(single, operand)
  const value = stored === undefined ? undefined : decoderOf(single)(stored)
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** All values in one JSON text, because a list of numbers may be long. */
const elementWith = (column: Column, { typeId, values }: { typeId: string; values: readonly string[] }): Sql =>
  anyElement(column, {
    sql: `(json_extract(element.value, '$.typeId') = ? AND json_extract(element.value, '$.value') IN (SELECT value FROM json_each(?)))`,
    values: [typeId, JSON.stringify(values)],
  })
