import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { listSectionEntity } from '../entities.ts'
import { formatDateTime, siteDateTime } from '../../../server-time.ts'
import { textOf, type WireMap } from '../../../wire-value.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { anyCase, classicMap, toInteger, requiredText } from '../../../methods/params.ts'
import { inList, listOf, namedRow, requiredFields } from './list-call.ts'
import { refused } from '../../../methods/refusals.ts'

const sectionFields = fieldsByName(listSectionEntity, classicNaming)

/** Finds the section of a call. @throws {PortalError} it is not named, or `ERROR_SECTION_NOT_FOUND` */
const sectionOf = (call: MethodCall): RowOf<'listsSection'> => {
  const list = listOf(call)
  requiredText(call, 'SECTION_ID', 'SECTION_CODE')
  const row = namedRow(call, { entity: 'listsSection', prefix: 'SECTION', where: inList(list) })
  if (row === undefined) throw refused('ERROR_SECTION_NOT_FOUND', 'Section not found')
  return row
}

const written = (call: MethodCall): WrittenRow<'listsSection'> => {
  const values = Object.entries(requiredFields(call)).flatMap(([name, value]) => {
    const field = sectionFields.get(name)
    return field === undefined || field.isReadOnly === true ? [] : [[field.name, value] as const]
  })
  const now = formatDateTime(call.portal.clock.nowMs())
  return { ...Object.fromEntries(values), modifiedBy: call.caller.userId, timestampX: now }
}

const add: Handle = (call) => {
  const { engine } = call.portal
  const list = listOf(call)
  const code = requiredText(call, 'SECTION_CODE')
  const values = written(call)
  const parent = toInteger(anyCase(call.params, 'IBLOCK_SECTION_ID')) ?? 0
  if (parent > 0 && engine.find('listsSection', parent)?.['listId'] !== list['id'])
    throw refused('ERROR_ADD_SECTION', 'The parent section was not found.')
  const id = engine.insert('listsSection', {
    sort: 500,
    active: 'Y',
    ...values,
    code,
    listId: list['id'] ?? null,
    iblockSectionId: parent === 0 ? null : parent,
    createdBy: call.caller.userId,
    dateCreate: values.timestampX ?? null,
  })
  return { result: id }
}

/** A section with its place in the tree: the left and right margin, as in a nested set. */
const show = (row: RowOf<'listsSection'>, depth: number): WireMap => ({
  ID: textOf(row['id']),
  CODE: textOf(row['code']),
  XML_ID: textOf(row['xmlId']),
  EXTERNAL_ID: textOf(row['externalId']),
  IBLOCK_SECTION_ID: row['iblockSectionId'] === null ? null : textOf(row['iblockSectionId']),
  TIMESTAMP_X: siteDateTime(textOf(row['timestampX'])),
  SORT: textOf(row['sort']),
  NAME: textOf(row['name']),
  ACTIVE: row['active'] ?? 'Y',
  GLOBAL_ACTIVE: row['active'] ?? 'Y',
  LEFT_MARGIN: String(row['id'] * 2 - 1),
  RIGHT_MARGIN: String(row['id'] * 2),
  DEPTH_LEVEL: String(depth),
  SEARCHABLE_CONTENT: textOf(row['name']).toUpperCase(),
  DESCRIPTION: textOf(row['description']),
  MODIFIED_BY: textOf(row['modifiedBy']),
  DATE_CREATE: siteDateTime(textOf(row['dateCreate'])),
  CREATED_BY: textOf(row['createdBy']),
})

const depthOf = ({ portal }: MethodCall, row: RowOf<'listsSection'>): number => {
  let depth = 1
  let parent = portal.engine.find('listsSection', row['iblockSectionId'] ?? 0)
  while (parent !== undefined) {
    depth += 1
    parent = portal.engine.find('listsSection', parent['iblockSectionId'] ?? 0)
  }
  return depth
}

/** A section and all sections below it. */
const withChildren = ({ portal }: MethodCall, id: number): readonly number[] => {
  const found = [id]
  for (const parent of found) {
    const where = { kind: 'eq', field: 'iblockSectionId', value: parent } as const
    found.push(...rowsWhere(portal.engine, 'listsSection', where).map((row) => row['id']))
  }
  return found
}

/** `lists.section.*`: the sections of a list. */
export const listSectionMethods: Methods = {
  'lists.section.add': add,
  'lists.section.update': (call) => {
    call.portal.engine.update('listsSection', sectionOf(call)['id'], written(call))
    return { result: true }
  },
  'lists.section.delete': (call) => {
    const sections = withChildren(call, sectionOf(call)['id'])
    const { engine } = call.portal
    const where = { kind: 'in', field: 'iblockSectionId', values: sections } as const
    const inside = rowsWhere(engine, 'listsElement', where)
    engine.remove(
      'listsElement',
      inside.map(({ id }) => id),
    )
    engine.remove('listsSection', sections)
    return { result: true }
  },
  'lists.section.get': (call) => {
    const page = listRows(call, {
      entity: listSectionEntity,
      naming: classicNaming,
      filter: classicMap(call.params, 'FILTER'),
      order: {},
      isWhole: true,
      where: inList(listOf(call)),
    })
    const asked = new Set(Object.values(classicMap(call.params, 'SELECT')).map(textOf))
    const rows = page.rows.map((row) => show(row, depthOf(call, row)))
    const isAsked = (name: string): boolean => asked.size === 0 || asked.has('*') || asked.has(name)
    return {
      result: rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => isAsked(name)))),
      total: page.total,
      next: page.next,
    }
  },
}
