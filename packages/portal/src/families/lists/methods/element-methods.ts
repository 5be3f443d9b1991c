import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { classicNaming } from '../../../engine/naming.ts'
import { formatDateTime, siteDateTime } from '../../../server-time.ts'
import { textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { downloadUrl } from '../../../files/download-url.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, classicMap, toInteger, requiredText } from '../../../methods/params.ts'
import { elementValues, fileIdOf, filesIn, showProperties } from './element-values.ts'
import { propertyOf } from './field-methods.ts'
import { fieldsOf } from './fields.ts'
import { inList, listOf, namedRow, requiredFields } from './list-call.ts'
import { refused } from '../../../methods/refusals.ts'

/** Finds the element of a call in its list. @throws {PortalError} it is not named, or `ERROR_ELEMENT_NOT_FOUND` */
const elementOf = (call: MethodCall): { readonly list: RowOf<'lists'>; readonly element: RowOf<'listsElement'> } => {
  const list = listOf(call)
  requiredText(call, 'ELEMENT_ID', 'ELEMENT_CODE')
  const element = namedRow(call, { entity: 'listsElement', prefix: 'ELEMENT', where: inList(list) })
  if (element === undefined) throw refused('ERROR_ELEMENT_NOT_FOUND', 'Element not found')
  return { list, element }
}

const moved = ({ params, portal, caller }: MethodCall): WrittenRow<'listsElement'> => {
  const section = toInteger(anyCase(params, 'IBLOCK_SECTION_ID'))
  const stamp = { modifiedBy: caller.userId, timestampX: formatDateTime(portal.clock.nowMs()) }
  return section === undefined ? stamp : { ...stamp, iblockSectionId: section === 0 ? null : section }
}

const add: Handle = (call) => {
  const { engine } = call.portal
  const list = listOf(call)
  const code = requiredText(call, 'ELEMENT_CODE')
  const fields = requiredFields(call)
  if (namedRow(call, { entity: 'listsElement', prefix: 'ELEMENT', where: inList(list) }) !== undefined)
    throw refused('ERROR_ELEMENT_ALREADY_EXISTS', 'Element already exists')
  const stamp = moved(call)
  const id = engine.insert('listsElement', {
    sort: 500,
    ...elementValues(call, list, fields),
    ...stamp,
    code,
    listId: list['id'] ?? null,
    createdBy: call.caller.userId,
    dateCreate: stamp.timestampX ?? null,
  })
  return { result: id }
}

const update: Handle = (call) => {
  const { list, element } = elementOf(call)
  const values = elementValues(call, list, requiredFields(call), element)
  call.portal.engine.update('listsElement', element['id'], { ...values, ...moved(call) })
  return { result: true }
}

/** Fields that are always shown. All other fields need a `SELECT`, or must be fields of the list. */
const ownNames = ['ID', 'NAME', 'IBLOCK_SECTION_ID', 'CREATED_BY', 'CODE'] as const

const own = (row: RowOf<'listsElement'>): WireMap => ({
  ID: textOf(row['id']),
  NAME: textOf(row['name']),
  IBLOCK_SECTION_ID: textOrNull(row['iblockSectionId']),
  CREATED_BY: textOf(row['createdBy']),
  CODE: textOf(row['code']),
  SORT: textOf(row['sort']),
  ACTIVE_FROM: dateOrNull(row['activeFrom']),
  ACTIVE_TO: dateOrNull(row['activeTo']),
  PREVIEW_PICTURE: textOrNull(fileIdOf(row['previewPicture'])),
  PREVIEW_TEXT: textOrNull(row['previewText']),
  DETAIL_PICTURE: textOrNull(fileIdOf(row['detailPicture'])),
  DETAIL_TEXT: textOrNull(row['detailText']),
  DATE_CREATE: dateOrNull(row['dateCreate']),
  MODIFIED_BY: textOf(row['modifiedBy']),
  TIMESTAMP_X: dateOrNull(row['timestampX']),
})

const textOrNull = (value: WireValue | undefined): string | null => (textOf(value) === '' ? null : textOf(value))
const dateOrNull = (value: WireValue | undefined): string | null =>
  textOf(value) === '' ? null : siteDateTime(textOf(value))

const get: Handle = (call) => {
  const { engine } = call.portal
  const list = listOf(call)
  const fields = fieldsOf(engine, list['id'])
  const isOne = textOf(anyCase(call.params, 'ELEMENT_ID')) !== '' || textOf(anyCase(call.params, 'ELEMENT_CODE')) !== ''
  const one = isOne ? namedRow(call, { entity: 'listsElement', prefix: 'ELEMENT', where: inList(list) }) : undefined
  const page = listRows(call, {
    entity: engine.entity('listsElement'),
    naming: classicNaming,
    filter: classicMap(call.params, 'FILTER'),
    order: classicMap(call.params, 'ELEMENT_ORDER'),
    isWhole: true,
    where: isOne ? { kind: 'eq', field: 'id', value: one?.['id'] ?? 0 } : inList(list),
  })
  const isShown = shownNames(call, fields)
  const show = (row: RowOf<'listsElement'>): WireMap =>
    Object.fromEntries(
      Object.entries({ ...own(row), ...showProperties(fields, row) }).filter(([name]) => isShown(name)),
    )
  return { result: page.rows.map(show), total: page.total, next: page.next }
}

/** `SELECT` names the fields to show in addition to the id. Without it, all fields of the list are shown. */
const shownNames = ({ params }: MethodCall, fields: readonly RowOf<'listsField'>[]): ((name: string) => boolean) => {
  const asked = new Set(Object.values(classicMap(params, 'SELECT')).map(textOf))
  if (asked.size > 0 && !asked.has('*'))
    return (name) => name === 'ID' || asked.has(name) || (asked.has('PROPERTY_*') && name.startsWith('PROPERTY_'))
  const usual = new Set([...ownNames, ...fields.map(({ fieldId }) => textOf(fieldId))])
  return (name) => usual.has(name)
}

/** `lists.element.*`: the elements of a list. */
export const listElementMethods: Methods = {
  'lists.element.add': add,
  'lists.element.update': update,
  'lists.element.delete': (call) => {
    call.portal.engine.remove('listsElement', [elementOf(call).element['id']])
    return { result: true }
  },
  'lists.element.get': get,
  'lists.element.get.file.url': (call) => {
    const { list, element } = elementOf(call)
    const field = propertyOf(call, list['id'])
    return { result: field === undefined ? [] : filesIn(element, field).map((id) => downloadUrl(call, id)) }
  },
}
