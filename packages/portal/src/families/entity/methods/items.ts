import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { classicNaming } from '../../../engine/naming.ts'
import { entityItemEntity, entitySectionEntity } from '../entities.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { classicMap, requiredText } from '../../../methods/params.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { inStorage, rowOf, showFile, storageOf, textOrNull, writtenFields } from './entity-call.ts'
import { propertiesOf, showProperties, withColumnNames, writtenProperties } from './properties.ts'
import { refused } from '../../../methods/refusals.ts'

const stamp = ({ portal, caller }: MethodCall): WrittenRow<'entityItem'> => ({
  timestampX: formatDateTime(portal.clock.nowMs()),
  modifiedBy: caller.userId,
})

/** Checks the section of an item. @throws {PortalError} `ERROR_CORE`: the named section does not exist */
const checkSection = (call: MethodCall, storage: RowOf<'entity'>, values: WrittenRow<'entityItem'>): void => {
  const id = Number(values.section ?? 0)
  if (id > 0 && call.portal.engine.find('entitySection', id)?.['storageId'] !== storage['id'])
    throw refused('ERROR_CORE', 'The section was not found')
}

/** Adds an item or section. Only the name is required. */
const insert = (
  call: MethodCall,
  entity: 'entityItem' | 'entitySection',
  storage: RowOf<'entity'>,
  values: WrittenRow<'entityItem'>,
): MethodReply => {
  requiredText(call, 'NAME')
  checkSection(call, storage, values)
  const made = { createdBy: call.caller.userId, dateCreate: formatDateTime(call.portal.clock.nowMs()) }
  const usual = { active: 'Y', sort: 500, storageId: storage['id'] ?? null }
  return { result: call.portal.engine.insert(entity, { ...usual, ...values, ...stamp(call), ...made }) }
}

const writtenItem = (call: MethodCall, storage: RowOf<'entity'>): WrittenRow<'entityItem'> => ({
  ...writtenFields(call, entityItemEntity.fields),
  ...writtenProperties(call, storage),
})

/** The fields that items and sections have in common. */
const showCommon = (row: RowOf<'entityItem' | 'entitySection'>): WireMap => ({
  ID: textOf(row['id']),
  TIMESTAMP_X: row['timestampX'] ?? null,
  MODIFIED_BY: textOf(row['modifiedBy']),
  DATE_CREATE: row['dateCreate'] ?? null,
  CREATED_BY: textOf(row['createdBy']),
  ACTIVE: row['active'] ?? 'Y',
  SORT: textOf(row['sort']),
  NAME: textOf(row['name']),
  CODE: textOrNull(row['code']),
  SECTION: textOrNull(row['section']),
})

const namedList = (params: MethodCall['params'], name: string): WireMap => {
  const given = classicMap(params, name)
  return isWireMap(given) ? given : Object.fromEntries(Object.entries(given))
}

const getItems: Handle = (call) => {
  const { engine } = call.portal
  const storage = storageOf(call)
  const properties = propertiesOf(engine, storage)
  const page = listRows(call, {
    entity: engine.entity('entityItem'),
    naming: classicNaming,
    filter: withColumnNames(properties, namedList(call.params, 'FILTER')),
    order: withColumnNames(properties, namedList(call.params, 'SORT')),
    isWhole: true,
    where: inStorage(storage),
  })
  const show = (row: RowOf<'entityItem'>): WireMap => ({
    ...showCommon(row),
    DATE_ACTIVE_FROM: textOf(row['dateActiveFrom']),
    DATE_ACTIVE_TO: textOf(row['dateActiveTo']),
    PREVIEW_PICTURE: showFile(call, row['previewPicture']),
    PREVIEW_TEXT: textOrNull(row['previewText']),
    DETAIL_PICTURE: showFile(call, row['detailPicture']),
    DETAIL_TEXT: textOrNull(row['detailText']),
    ENTITY: textOf(storage['entity']),
    ...(properties.length === 0 ? {} : { PROPERTY_VALUES: showProperties(call, properties, row) }),
  })
  return { result: page.rows.map(show), total: page.total, next: page.next }
}

const getSections: Handle = (call) => {
  const storage = storageOf(call)
  const page = listRows(call, {
    entity: entitySectionEntity,
    naming: classicNaming,
    filter: classicMap(call.params, 'FILTER'),
    order: classicMap(call.params, 'SORT'),
    isWhole: true,
    where: inStorage(storage),
  })
  const show = (row: RowOf<'entitySection'>): WireMap => ({
    ...showCommon(row),
    PICTURE: showFile(call, row['picture']),
    DETAIL_PICTURE: showFile(call, row['detailPicture']),
    DESCRIPTION: textOrNull(row['description']),
    LEFT_MARGIN: String(row['id'] * 2 - 1),
    RIGHT_MARGIN: String(row['id'] * 2),
    DEPTH_LEVEL: String(depthOf(call, row)),
    ENTITY: textOf(storage['entity']),
  })
  return { result: page.rows.map(show), total: page.total, next: page.next }
}

const depthOf = ({ portal }: MethodCall, row: RowOf<'entitySection'>): number => {
  const seen = new Set<number>()
  let parent = row['section'] ?? 0
  while (parent > 0 && !seen.has(parent)) {
    seen.add(parent)
    parent = portal.engine.find('entitySection', parent)?.['section'] ?? 0
  }
  return seen.size + 1
}

const updating =
  (entity: 'entityItem' | 'entitySection', code: string): Handle =>
  (call) => {
    const storage = storageOf(call)
    const row = rowOf(call, entity, storage, code)
    const values =
      entity === 'entityItem' ? writtenItem(call, storage) : writtenFields(call, entitySectionEntity.fields)
    checkSection(call, storage, values)
    call.portal.engine.update(entity, Number(row['id']), { ...values, ...stamp(call) })
    return { result: true }
  }

/** `entity.item.*`: items of a storage. */
export const entityItemMethods: Methods = {
  'entity.item.add': (call) => {
    const storage = storageOf(call)
    return insert(call, 'entityItem', storage, writtenItem(call, storage))
  },
  'entity.item.update': updating('entityItem', 'ERROR_ITEM_NOT_FOUND'),
  'entity.item.delete': (call) => {
    const row = rowOf(call, 'entityItem', storageOf(call), 'ERROR_ITEM_NOT_FOUND')
    call.portal.engine.remove('entityItem', [Number(row['id'])])
    return { result: true }
  },
  'entity.item.get': getItems,
}

/** `entity.section.*`: sections of a storage. */
export const entitySectionMethods: Methods = {
  'entity.section.add': (call) => {
    const storage = storageOf(call)
    return insert(call, 'entitySection', storage, writtenFields(call, entitySectionEntity.fields))
  },
  'entity.section.update': updating('entitySection', 'ERROR_SECTION_NOT_FOUND'),
  'entity.section.delete': (call) => {
    const { engine } = call.portal
    const id = Number(rowOf(call, 'entitySection', storageOf(call), 'ERROR_SECTION_NOT_FOUND')['id'])
    const inside = rowsWhere(engine, 'entityItem', { kind: 'eq', field: 'section', value: id })
    engine.remove(
      'entityItem',
      inside.map((item) => item['id']),
    )
    engine.remove('entitySection', [id])
    return { result: true }
  },
  'entity.section.get': getSections,
}
