import type { Engine } from '../../../engine/engine.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import { toInteger } from '../../../methods/params.ts'
import { addPropertyColumn, propertyColumn } from '../../../methods/property-column.ts'
import { valuesIn } from './list-call.ts'
import { keptAs } from './field-types.ts'

/** The fields of one list, in their order. */
export const fieldsOf = (engine: Engine, listId: number): readonly RowOf<'listsField'>[] =>
  engine.page('listsField', {
    where: { kind: 'eq', field: 'listId', value: listId },
    order: [
      { field: 'sort', direction: 'asc' },
      { field: 'id', direction: 'asc' },
    ],
  }).rows

/** Whether a field of a list is a property. A property has a column of its own. */
export const isProperty = ({ type }: RowOf<'listsField'>): boolean => keptAs(textOf(type)) !== undefined

/** Name of a property's column. */
export const columnOf = ({ id }: RowOf<'listsField'>): string => propertyColumn(id)

/** Creates the column of a new property. */
export const addColumn = (engine: Engine, field: RowOf<'listsField'>): void =>
  addPropertyColumn(engine, 'listsElement', definitionOf(field))

/** Deletes fields. The values of properties are deleted with them. */
export const removeFields = (engine: Engine, fields: readonly RowOf<'listsField'>[]): void => {
  engine.remove(
    'listsField',
    fields.map(({ id }) => id),
  )
  for (const field of fields) if (isProperty(field)) engine.removeField('listsElement', columnOf(field))
}

const definitionOf = (field: RowOf<'listsField'>): FieldDefinition => ({
  name: columnOf(field),
  upper: textOf(field['fieldId']),
  type: keptAs(textOf(field['type'])) ?? 'string',
  isMultiple: field['multiple'] === 'Y',
  isDynamic: true,
})

/** The values that a field of the type `L` offers. */
export const itemsOf = ({ items }: RowOf<'listsField'>): readonly WireMap[] => valuesIn(items).filter(isWireMap)

/**
 * The offered values after a call wrote `LIST` or `LIST_TEXT_VALUES`. `LIST` has values by id and new values; values that it does not name
 * are deleted. `LIST_TEXT_VALUES` has one value in each line.
 */
export const writtenItems = (engine: Engine, before: readonly WireMap[], fields: WireMap): readonly WireMap[] => {
  const known = new Map(before.map((item) => [Number(item['id']), item]))
  const list = fields['LIST']
  const named = (isWireMap(list) ? Object.entries(list) : valuesIn(list).map((item) => ['', item] as const)).flatMap(
    ([key, item]): WireMap[] => {
      if (!isWireMap(item) || textOf(item['VALUE']) === '') return []
      const id = toInteger(key)
      const isKnown = id !== undefined && known.has(id)
      return [
        {
          id: isKnown ? id : engine.nextNumber('listsFieldItem'),
          value: textOf(item['VALUE']),
          sort: item['SORT'] ?? 10,
        },
      ]
    },
  )
  const kept = list === undefined ? before : named
  const texts = new Set(kept.map(({ value }) => textOf(value)))
  const lines = textOf(fields['LIST_TEXT_VALUES'])
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !texts.has(line))
  const added = [...new Set(lines)].map((value, index) => ({
    id: engine.nextNumber('listsFieldItem'),
    value,
    sort: (kept.length + index + 1) * 10,
  }))
  return [...kept, ...added].toSorted((a, b) => Number(a['sort']) - Number(b['sort']))
}
