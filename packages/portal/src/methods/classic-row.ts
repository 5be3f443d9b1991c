import type { Row } from '../engine/untyped-row.ts'
import { storageOf, type FieldDefinition } from '../engine/field.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'

/** A value in the form of classic methods: text or null. Sums have two decimals, and an empty date is empty text. */
export const classicValue = (field: FieldDefinition, value: WireValue): WireValue => {
  if (isWireList(value)) return value.map((inner) => classicValue({ ...field, isMultiple: false }, inner))
  if (isWireMap(value)) return value
  if (value === null) return storageOf(field) === 'seconds' ? '' : null
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'number') return field.type === 'double' ? value.toFixed(2) : String(value)
  return value
}

/** A row in the form of classic methods: the requested fields by their upper-case names. */
export const classicRow = (row: Row, fields: readonly FieldDefinition[]): WireMap => {
  const shown: Record<string, WireValue> = {}
  for (const field of fields) shown[field.upper ?? field.name] = classicValue(field, row[field.name] ?? null)
  return shown
}
