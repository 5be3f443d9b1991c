import { keptRow } from '../../../methods/kept-row.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger, requiredText } from '../../../methods/params.ts'
import { isOwnField, keptAs, offeredTypes } from './field-types.ts'
import { addColumn, fieldsOf, isProperty, itemsOf, removeFields, writtenItems } from './fields.ts'
import { listOf, requiredFields, valuesIn } from './list-call.ts'
import { refused } from '../../../methods/refusals.ts'

const usualSettings: WireMap = {
  SHOW_ADD_FORM: 'Y',
  SHOW_EDIT_FORM: 'Y',
  ADD_READ_ONLY_FIELD: 'N',
  EDIT_READ_ONLY_FIELD: 'N',
  SHOW_FIELD_PREVIEW: 'N',
}

/** The field that every new list has. */
export const nameField: WrittenRow<'listsField'> = {
  fieldId: 'NAME',
  type: 'NAME',
  name: 'Name',
  isRequired: 'Y',
  sort: 10,
}

const text = (value: WireValue | undefined): string | null => (value === null ? null : textOf(value))

/** A field in the form of `lists.field.get`. */
const show = (field: RowOf<'listsField'>): WireMap => {
  const type = textOf(field['type'])
  const items = itemsOf(field)
  const described = {
    FIELD_ID: textOf(field['fieldId']),
    SORT: field['sort'] ?? 10,
    NAME: textOf(field['name']),
    IS_REQUIRED: field['isRequired'] ?? 'N',
    MULTIPLE: field['multiple'] ?? 'N',
    DEFAULT_VALUE: field['defaultValue'] ?? '',
    TYPE: type,
  }
  const SETTINGS = { ...usualSettings, ...(isWireMap(field['settings']) ? field['settings'] : {}) }
  if (!isProperty(field)) return { ...described, PROPERTY_TYPE: false, PROPERTY_USER_TYPE: false, SETTINGS }
  const [base = '', userType] = type.split(':')
  return {
    ...described,
    PROPERTY_TYPE: base,
    PROPERTY_USER_TYPE: userType === undefined ? false : { USER_TYPE: userType, PROPERTY_TYPE: base },
    CODE: textOf(field['code']),
    ID: textOf(field['id']),
    LINK_IBLOCK_ID: text(field['linkIblockId'] ?? null),
    ROW_COUNT: textOf(field['rowCount'] ?? 1),
    COL_COUNT: textOf(field['colCount'] ?? 30),
    USER_TYPE_SETTINGS: field['userTypeSettings'] ?? null,
    SETTINGS,
    ...(base === 'L' ? { DISPLAY_VALUES_FORM: namesById(items) } : {}),
  }
}

const namesById = (items: readonly WireMap[]): WireMap =>
  Object.fromEntries(items.map(({ id, value }) => [String(Number(id)), textOf(value)]))

/** The values that a call writes into a field, without its type, plurality and offered values. */
const written = (fields: WireMap): WrittenRow<'listsField'> => {
  const names: Readonly<Record<string, string>> = {
    NAME: 'name',
    IS_REQUIRED: 'isRequired',
    SORT: 'sort',
    DEFAULT_VALUE: 'defaultValue',
    CODE: 'code',
    LINK_IBLOCK_ID: 'linkIblockId',
    ROW_COUNT: 'rowCount',
    COL_COUNT: 'colCount',
    SETTINGS: 'settings',
    USER_TYPE_SETTINGS: 'userTypeSettings',
  }
  const [chosen] = valuesIn(fields['LIST_DEF'])
  return {
    ...Object.fromEntries(
      Object.entries(names).flatMap(([name, field]) => {
        const value = fields[name]
        return value === undefined ? [] : [[field, value] as const]
      }),
    ),
    ...(chosen === undefined ? {} : { defaultValue: textOf(chosen) }),
  }
}

const add: Handle = (call) => {
  const { engine } = call.portal
  const list = listOf(call)
  const fields = requiredFields(call)
  const type = textOf(fields['TYPE'])
  const known = fieldsOf(engine, list['id'])
  const isTaken = isOwnField(type) && known.some((field) => field['type'] === type)
  if (isTaken || (!isOwnField(type) && keptAs(type) === undefined))
    throw refused('ERROR_SAVE_FIELD', isTaken ? `The field "${type}" already exists.` : `Unknown field type "${type}".`)
  const code = textOf(fields['CODE'])
  if (code !== '' && known.some((field) => field['code'] === code))
    throw refused('ERROR_SAVE_FIELD', `A property with the code "${code}" already exists.`)
  const multiple = fields['MULTIPLE'] === 'Y' && !isOwnField(type) ? 'Y' : 'N'
  const items = type === 'L' ? writtenItems(engine, [], fields) : []
  const values: WrittenRow<'listsField'> = {
    sort: 500,
    ...written(fields),
    listId: list['id'] ?? null,
    type,
    multiple,
    items,
  }
  const id = engine.insert('listsField', values)
  const fieldId = isOwnField(type) ? type : `PROPERTY_${String(id)}`
  engine.update('listsField', id, { fieldId })
  if (!isOwnField(type)) addColumn(engine, keptRow(engine, 'listsField', id))
  return { result: fieldId }
}

/** Finds the field that `FIELD_ID` names. @throws {PortalError} it is not named, or the list has no such field */
const namedField = (call: MethodCall, code: string): RowOf<'listsField'> => {
  const list = listOf(call)
  const fieldId = requiredText(call, 'FIELD_ID')
  const field = fieldsOf(call.portal.engine, list['id']).find((one) => one['fieldId'] === fieldId)
  if (field === undefined) throw refused(code, `Field "${fieldId}" was not found.`)
  return field
}

/** Finds the property that `FIELD_ID` of the file method names. It is a number, or `PROPERTY_` with the number. */
export const propertyOf = (call: MethodCall, listId: number): RowOf<'listsField'> | undefined => {
  const number = toInteger(requiredText(call, 'FIELD_ID').replace(/^PROPERTY_/, ''))
  return fieldsOf(call.portal.engine, listId).find((field) => isProperty(field) && field['id'] === number)
}

/** `lists.field.*`: the fields of a list. */
export const listFieldMethods: Methods = {
  'lists.field.add': add,
  'lists.field.update': (call) => {
    const { engine } = call.portal
    const field = namedField(call, 'ERROR_UPDATE_FIELD')
    const fields = requiredFields(call)
    const items = field['type'] === 'L' ? { items: writtenItems(engine, itemsOf(field), fields) } : {}
    engine.update('listsField', field['id'], { ...written(fields), ...items })
    return { result: true }
  },
  'lists.field.delete': (call) => {
    const field = namedField(call, 'ERROR_DELETE_FIELD')
    if (field['fieldId'] === 'NAME') throw refused('ERROR_DELETE_FIELD', 'The name of elements cannot be removed.')
    removeFields(call.portal.engine, [field])
    return { result: true }
  },
  'lists.field.get': (call) => {
    const fields = fieldsOf(call.portal.engine, listOf(call)['id'])
    const asked = textOf(anyCase(call.params, 'FIELD_ID'))
    // As on a portal, a single field has its type as key. In a list of all fields the keys are the names.
    const shown =
      asked === ''
        ? fields.map((field): [string, WireMap] => [textOf(field['fieldId']), show(field)])
        : fields
            .filter(({ fieldId }) => fieldId === asked)
            .map((field): [string, WireMap] => [textOf(field['type']), show(field)])
    return { result: shown.length === 0 ? [] : Object.fromEntries(shown) }
  },
  'lists.field.type.get': (call) => {
    const fields = fieldsOf(call.portal.engine, listOf(call)['id'])
    return { result: { ...offeredTypes(new Set(fields.map(({ type }) => textOf(type)))) } }
  },
}
