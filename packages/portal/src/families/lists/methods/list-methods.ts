import type { ConditionOf, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { classicNaming } from '../../../engine/naming.ts'
import { listEntity } from '../entities.ts'
import { formatDateTime, siteDateTime } from '../../../server-time.ts'
import { isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { anyCase, classicMap, toInteger, requiredText } from '../../../methods/params.ts'
import { nameField } from './field-methods.ts'
import { fieldsOf, removeFields } from './fields.ts'
import { inList, listOf, namedRow, requiredFields } from './list-call.ts'
import { refused } from '../../../methods/refusals.ts'

/** Values that a portal shows for every list. */
const usual: WireMap = {
  LID: 's1',
  API_CODE: null,
  LIST_PAGE_URL: null,
  DETAIL_PAGE_URL: null,
  SECTION_PAGE_URL: null,
  CANONICAL_PAGE_URL: null,
  DESCRIPTION_TYPE: 'text',
  RSS_TTL: '24',
  RSS_ACTIVE: 'Y',
  RSS_FILE_ACTIVE: 'N',
  RSS_FILE_LIMIT: null,
  RSS_FILE_DAYS: null,
  RSS_YANDEX_ACTIVE: 'N',
  XML_ID: null,
  TMP_ID: null,
  INDEX_ELEMENT: 'Y',
  INDEX_SECTION: 'N',
  WORKFLOW: 'N',
  SECTION_CHOOSER: 'L',
  LIST_MODE: null,
  RIGHTS_MODE: 'E',
  SECTION_PROPERTY: null,
  PROPERTY_INDEX: null,
  VERSION: '2',
  LAST_CONV_ELEMENT: '0',
  EDIT_FILE_BEFORE: null,
  EDIT_FILE_AFTER: null,
  REST_ON: 'N',
  FULLTEXT_INDEX: 'N',
  EXTERNAL_ID: null,
  LANG_DIR: '/',
  SERVER_NAME: null,
}

const usualMessages: WireMap = {
  SECTIONS_NAME: 'Sections',
  SECTION_NAME: 'Section',
  ELEMENTS_NAME: 'Elements',
  ELEMENT_NAME: 'Element',
}

const show = (row: RowOf<'lists'>): WireMap => ({
  ...usual,
  ...usualMessages,
  ...(isWireMap(row['messages']) ? row['messages'] : {}),
  ID: textOf(row['id']),
  TIMESTAMP_X: siteDateTime(textOf(row['timestampX'])),
  IBLOCK_TYPE_ID: textOf(row['iblockTypeId']),
  CODE: row['code'] ?? null,
  NAME: textOf(row['name']),
  ACTIVE: row['active'] ?? 'Y',
  SORT: textOf(row['sort']),
  PICTURE: row['picture'] ?? null,
  DESCRIPTION: textOf(row['description']),
  BIZPROC: row['bizproc'] ?? 'N',
  SOCNET_GROUP_ID: textOf(row['socnetGroupId']),
})

const written = (call: MethodCall): WrittenRow<'lists'> => {
  const fields = requiredFields(call)
  const MESSAGES = anyCase(call.params, 'MESSAGES')
  const RIGHTS = anyCase(call.params, 'RIGHTS')
  return {
    name: fields['NAME'] ?? null,
    description: fields['DESCRIPTION'] ?? '',
    sort: toInteger(fields['SORT']) ?? 500,
    bizproc: fields['BIZPROC'] ?? 'N',
    picture: fields['PICTURE'] ?? null,
    ...(MESSAGES === undefined ? {} : { messages: MESSAGES }),
    ...(RIGHTS === undefined ? {} : { rights: RIGHTS }),
    timestampX: formatDateTime(call.portal.clock.nowMs()),
  }
}

const add: Handle = (call) => {
  const { engine } = call.portal
  const iblockTypeId = requiredText(call, 'IBLOCK_TYPE_ID')
  const code = requiredText(call, 'IBLOCK_CODE')
  const values = written(call)
  if (engine.count('lists', { kind: 'eq', field: 'code', value: code }) > 0)
    throw refused('ERROR_IBLOCK_ALREADY_EXISTS', 'Iblock already exists')
  const socnetGroupId = toInteger(anyCase(call.params, 'SOCNET_GROUP_ID')) ?? null
  const id = engine.insert('lists', { ...values, iblockTypeId, code, socnetGroupId, active: 'Y' })
  engine.insert('listsField', { ...nameField, listId: id })
  return { result: id }
}

const remove: Handle = (call) => {
  const { engine } = call.portal
  const list = listOf(call)
  for (const entity of ['listsElement', 'listsSection'] as const) {
    const rows = rowsWhere(engine, entity, inList(list))
    engine.remove(
      entity,
      rows.map(({ id }) => id),
    )
  }
  removeFields(engine, fieldsOf(engine, list['id']))
  engine.remove('lists', [list['id']])
  return { result: true }
}

/** If the parameter is given, the field must be equal to it. */
const given = (
  { params }: MethodCall,
  name: string,
  field: 'id' | 'code' | 'socnetGroupId',
): readonly ConditionOf<'lists'>[] => {
  const value = textOf(anyCase(params, name))
  return value === '' ? [] : [{ kind: 'eq', field, value }]
}

/** `lists.*`: the lists themselves. */
export const listMethods: Methods = {
  'lists.add': add,
  'lists.update': (call) => {
    call.portal.engine.update('lists', listOf(call)['id'], written(call))
    return { result: true }
  },
  'lists.delete': remove,
  'lists.get': (call) => {
    const iblockTypeId = requiredText(call, 'IBLOCK_TYPE_ID')
    const page = listRows(call, {
      entity: listEntity,
      naming: classicNaming,
      filter: {},
      order: classicMap(call.params, 'IBLOCK_ORDER'),
      isWhole: true,
      where: {
        kind: 'and',
        conditions: [
          { kind: 'eq', field: 'iblockTypeId', value: iblockTypeId },
          ...given(call, 'IBLOCK_ID', 'id'),
          ...given(call, 'IBLOCK_CODE', 'code'),
          ...given(call, 'SOCNET_GROUP_ID', 'socnetGroupId'),
        ],
      },
    })
    return { result: page.rows.map(show), total: page.total, next: page.next }
  },
  'lists.get.iblock.type.id': (call) => {
    requiredText(call, 'IBLOCK_ID', 'IBLOCK_CODE')
    const row = namedRow(call, { entity: 'lists', prefix: 'IBLOCK', where: { kind: 'always' } })
    return { result: row?.['iblockTypeId'] ?? null }
  },
}
