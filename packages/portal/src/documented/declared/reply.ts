import type { Row } from '../../engine/untyped-row.ts'
import type { WireValue } from '../../wire-value.ts'
import { isShapeList, isShapeMap, type Shape } from '../record.ts'
import type { TableFields } from './table-fields.ts'
import { showRow, shownFields } from './show-row.ts'

/** Puts one row into the documented form of a reply: its id, `true`, the row itself, or the row in its containers. */
export const replyWith = (shape: Shape | undefined, row: Row, table: TableFields, keyField = 'id'): WireValue => {
  if (shape === undefined) return Number(row['id'])
  if (isShapeList(shape)) return shape.map((inner) => replyWith(inner, row, table, keyField))
  if (isShapeMap(shape)) {
    if (isRow(shape, table)) return showRow(row, shownFields(table), shape)
    return Object.fromEntries(
      Object.entries(shape).map(([key, inner]) => [key, replyWith(inner, row, table, keyField)]),
    )
  }
  switch (shape) {
    case 'boolean':
      return true
    case 'null':
      return null
    case 'string':
      return textOf(row[keyField])
    case 'numeric-string':
      return String(Number(row['id']))
    default:
      return Number(row['id'])
  }
}

/** Whether a map is a row: it has more than an id, and most of its keys are fields of the table. */
const isRow = (shape: Readonly<Record<string, Shape>>, { fields }: TableFields): boolean => {
  const keys = Object.keys(shape)
  const names = new Set(fields.map(({ name }) => name))
  return keys.length > 1 && keys.filter((key) => names.has(key)).length * 2 > keys.length
}

const textOf = (value: WireValue | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value)
