import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { listElementEntity } from '../entities.ts'
import { storeFile, uploadedFile } from '../../../files/stored-files.ts'
import { siteDate, siteDateTime } from '../../../server-time.ts'
import { isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { propertyValueIn } from '../../../methods/property-column.ts'
import { toInteger } from '../../../methods/params.ts'
import { keptAs } from './field-types.ts'
import { columnOf, fieldsOf, isProperty, itemsOf } from './fields.ts'
import { valuesIn } from './list-call.ts'
import { refused } from '../../../methods/refusals.ts'

/**
 * The values that an element stores after a call with `FIELDS`. Like a portal, it empties every field of the list that the call does not
 * name. Only files stay.
 * @throws {PortalError} `ERROR_ELEMENT_FIELD_VALUE`: a required field is empty
 */
export const elementValues = (
  call: MethodCall,
  list: RowOf<'lists'>,
  fields: WireMap,
  before: Partial<RowOf<'listsElement'>> = {},
): WrittenRow<'listsElement'> => {
  const ownFields = fieldsByName(listElementEntity, classicNaming)
  const written = fieldsOf(call.portal.engine, list['id']).flatMap((field): [string, WireValue][] => {
    const name = textOf(field['fieldId'])
    const own = ownFields.get(name)
    if (!isProperty(field) && (own === undefined || own.isReadOnly === true)) return []
    const value =
      own === undefined ? propertyValue(call, field, fields[name], before) : ownValue(call, own, fields, before)
    if (field['isRequired'] === 'Y' && valuesIn(value).length === 0)
      throw refused('ERROR_ELEMENT_FIELD_VALUE', `The "${textOf(field['name'])}" field is required.`)
    return [[own === undefined ? columnOf(field) : own.name, value]]
  })
  return Object.fromEntries(written)
}

const ownValue = (
  call: MethodCall,
  field: FieldDefinition,
  fields: WireMap,
  before: WrittenRow<'listsElement'>,
): WireValue => {
  const given = fields[field.upper ?? '']
  return field.type === 'file' ? fileValue(call, given, valueOf(before, field), false) : (given ?? null)
}

const propertyValue = (
  call: MethodCall,
  field: RowOf<'listsField'>,
  given: WireValue | undefined,
  before: WrittenRow<'listsElement'>,
): WireValue => {
  const type = textOf(field['type'])
  const isMultiple = field['multiple'] === 'Y'
  if (type === 'F') return fileValue(call, given, propertyValueIn(before, field.id), isMultiple)
  const isNew = before.id === undefined
  const values = plainValues(given ?? (isNew ? (field['defaultValue'] ?? null) : null))
  const offered = new Set(itemsOf(field).map(({ id }) => String(Number(id))))
  const kept = type === 'L' ? values.filter((value) => offered.has(textOf(value))) : values
  return isMultiple ? kept : (kept[0] ?? null)
}

/** A value may be alone, in a list, or in a map by its id: `{ n0: "a" }`. It may also be a map with `VALUE` (HTML: `TEXT`). */
const plainValues = (given: WireValue): readonly WireValue[] =>
  valuesIn(given).flatMap((value): readonly WireValue[] => {
    if (!isWireMap(value)) return value === '' ? [] : valuesIn(value)
    const inner = value['VALUE'] ?? value['TEXT'] ?? null
    return isWireMap(inner) ? valuesIn(inner['TEXT']) : valuesIn(inner)
  })

const fileValue = (
  { portal }: MethodCall,
  given: WireValue | undefined,
  before: WireValue,
  isMultiple: boolean,
): WireValue => {
  const alone = uploadedFile(given)
  const files = alone === undefined ? valuesIn(given).flatMap((value) => uploadedFile(value) ?? []) : [alone]
  const stored = files.map((file) => ({ id: storeFile(portal.engine, file, portal.clock.nowMs()) }))
  if (isMultiple) return [...valuesIn(before), ...stored]
  return stored[0] ?? before
}

/** The ids of the files in a property of an element. */
export const filesIn = (element: RowOf<'listsElement'>, field: RowOf<'listsField'>): readonly number[] => {
  const value = propertyValueIn(element, field.id)
  const files = field['multiple'] === 'Y' ? valuesIn(value) : [value]
  return files.flatMap((file) => fileIdOf(file) ?? [])
}

/** The id of a stored file. */
export const fileIdOf = (file: WireValue | undefined): number | undefined =>
  isWireMap(file) ? toInteger(file['id']) : undefined

/** The properties of an element. Each is a map by the ids of its values. Empty properties are left out. */
export const showProperties = (fields: readonly RowOf<'listsField'>[], element: RowOf<'listsElement'>): WireMap =>
  Object.fromEntries(
    fields.filter(isProperty).flatMap((field) => {
      const values = shownValues(field, element)
      const first = element['id'] * idsOfElement + field['id'] * idsOfProperty
      const byId = values.map((value, index): [string, WireValue] => [String(first + index), value])
      return values.length === 0 ? [] : [[textOf(field['fieldId']), Object.fromEntries(byId)] as const]
    }),
  )

/** The id of a value is made from the element and the property, so that it stays the same. */
const idsOfElement = 1_000_000
const idsOfProperty = 100

const shownValues = (field: RowOf<'listsField'>, element: RowOf<'listsElement'>): readonly WireValue[] => {
  const type = textOf(field['type'])
  if (type === 'F') return filesIn(element, field).map(String)
  const value = propertyValueIn(element, field.id)
  const values = valuesIn(value)
  switch (keptAs(type)) {
    case 'date':
      return values.map((one) => siteDate(textOf(one)))
    case 'datetime':
      return values.map((one) => siteDateTime(textOf(one)))
    default:
      return type === 'S:HTML' ? values.map((one) => ({ TEXT: textOf(one), TYPE: 'HTML' })) : values.map(textOf)
  }
}
