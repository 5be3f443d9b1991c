import type { Row } from '../engine/untyped-row.ts'
import { storageOf, type FieldDefinition } from '../engine/field.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'

/** A value as classic methods show it: text or null, sums with two decimals, an empty date as empty text. */
export const classicValue = (field: FieldDefinition, value: WireValue): WireValue => {
  if (isWireList(value)) return value.map((inner) => classicValue({ ...field, isMultiple: false }, inner))
  if (isWireMap(value)) return value
  if (value === null) return storageOf(field) === 'seconds' ? '' : null
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'number') return field.type === 'double' ? value.toFixed(2) : String(value)
  return value
}

/** A row as classic methods show it: the asked fields under their upper-case names. */
export const classicRow = (row: Row, fields: readonly FieldDefinition[]): WireMap => {
  const shown: Record<string, WireValue> = {}
  for (const field of fields) shown[field.upper ?? field.name] = classicValue(field, row[field.name] ?? null)
  return shown
}
