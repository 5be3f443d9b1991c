import type { Row } from '../../engine/untyped-row.ts'
import { entryOf, isWireList, isWireMap, type WireMap, type WireValue } from '../../wire-value.ts'
import { storageOf } from '../../engine/field.ts'
import { isShapeList, isShapeMap, type Shape } from '../record.ts'
import { plainName, type TableField, type TableFields } from './table-fields.ts'

/** The fields that a table's rows have if the caller names none. */
export const shownFields = ({ fields }: TableFields): readonly TableField[] => {
  const shown = fields.filter(({ shape }) => shape !== undefined)
  return shown.length > 1 ? shown : fields
}

/** A row as its table shows it, with the documented names and types. `example` is the row in the method's own example. */
export const showRow = (
  row: Row,
  fields: readonly TableField[],
  example: Readonly<Record<string, Shape>> = {},
): WireMap => {
  const spellings = new Map(Object.keys(example).map((key) => [plainName(key), key]))
  return Object.fromEntries(
    fields.map(({ name, definition, shape, isWritable }) => {
      const spelled = spellings.get(plainName(name)) ?? name
      const own = entryOf(example, spelled)
      const told = own === undefined || own === 'null' ? shape : own
      const value = row[definition.name] ?? null
      // Some examples show a date that is not set as empty text.
      const isNoDate = value === null && own === 'string' && storageOf(definition) === 'seconds'
      // Text that no caller can write and that the documentation shows as text is empty, not absent.
      const isNoText = value === null && told === 'string' && !isWritable
      return [spelled, isNoDate || isNoText ? '' : showValue(value, told)]
    }),
  )
}

/** A row as an example shows it: what the example has, and no more. */
export const showShape = (row: Row, example: Readonly<Record<string, Shape>>): WireMap =>
  Object.fromEntries(Object.entries(example).map(([name, shape]) => [name, showValue(row[name] ?? null, shape)]))

/** Converts a value to the documented type. */
const showValue = (value: WireValue, shape: Shape | undefined): WireValue => {
  if (isShapeList(shape)) return listOf(value, shape[0])
  if (isShapeMap(shape)) return isWithId(shape) && isScalar(value) ? withId(value, 0) : showInner(value, shape)
  if (value === null) return shape === 'boolean' ? false : shape === 'char' ? 'N' : null
  if (isWireList(value) || isWireMap(value)) return value
  switch (shape) {
    case 'int':
    case 'double':
      return typeof value === 'boolean' ? Number(value) : Number.isFinite(Number(value)) ? Number(value) : value
    case 'boolean':
      return value === true || value === 'Y' || value === 1 || value === '1'
    case 'char':
      return letterOf(value)
    case 'numeric-string':
    case 'string':
      return typeof value === 'boolean' ? (value ? 'Y' : 'N') : String(value)
    default:
      return value
  }
}

/** In a database of an earlier version, a field of letters may have the column of a flag: 1 and 0. */
const letterOf = (value: string | number | boolean): string => {
  if (value === true || value === 1 || value === '1') return 'Y'
  return value === false || value === 0 || value === '0' ? 'N' : String(value)
}

/** A value where the documentation has a list. Of a map with codes as keys, the values are shown. */
const listOf = (value: WireValue, element: Shape | undefined): WireValue => {
  if (isWireMap(value) && typeof element === 'string') return Object.values(value)
  const values = isWireList(value) ? value : value === null ? [] : [value]
  return isWithId(element) ? values.map((one, index) => withId(one, index)) : values
}

/** A map inside a row. Its names get the documented spelling, because callers write them in any letter case. */
const showInner = (value: WireValue, shape: Readonly<Record<string, Shape>>): WireValue => {
  if (!isWireMap(value)) return value
  const spelled = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]))
  return Object.fromEntries(
    Object.entries(value).map(([given, inner]) => {
      const name = spelled.get(given.toLowerCase()) ?? given
      return [name, inner === null || isShapeList(shape[name]) ? inner : showValue(inner, shape[name])]
    }),
  )
}

/** The value of a product's property is shown together with the id of that value. */
const isWithId = (shape: Shape | undefined): boolean => isShapeMap(shape) && 'valueId' in shape

const withId = (value: WireValue, index: number): WireValue =>
  isScalar(value) ? { value: String(value), valueId: String(index + 1) } : value

const isScalar = (value: WireValue): value is string | number => typeof value === 'string' || typeof value === 'number'
