import type { ConditionOf, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { formatDateTime, siteDateTime } from '../../../server-time.ts'
import { isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { ownerOf, required, requiredId } from './calendar-call.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

interface Owner {
  readonly calType: string
  readonly ownerId: number
}

const ofOwner = ({ calType, ownerId }: Owner): ConditionOf<'calendarSection'> => ({
  kind: 'and',
  conditions: [
    { kind: 'eq', field: 'calType', value: calType },
    { kind: 'eq', field: 'ownerId', value: ownerId },
  ],
})

const usualColor = '#9dcf00'

const newSection = ({ portal, caller }: MethodCall, owner: Owner, values: WrittenRow<'calendarSection'>): number => {
  const now = formatDateTime(portal.clock.nowMs())
  const stamp = { createdBy: caller.userId, dateCreate: now, timestampX: now }
  return portal.engine.insert('calendarSection', { color: usualColor, textColor: '', ...values, ...owner, ...stamp })
}

/**
 * Finds the calendar of a new event: the named one, or the owner's first one. If the owner has none, it is created. An event of a resource
 * needs no calendar.
 * @throws {PortalError} there is no such calendar
 */
export const sectionFor = (call: MethodCall, owner: Owner): number => {
  const { engine } = call.portal
  const given = toInteger(anyCase(call.params, 'section'))
  if (owner.calType === 'resource' && given !== undefined) return given
  if (given !== undefined) {
    const row = engine.find('calendarSection', given)
    if (row?.['calType'] !== owner.calType || row['ownerId'] !== owner.ownerId)
      throw refusedWithoutCode('The calendar of the event was not found')
    return given
  }
  const [first] = rowsWhere(engine, 'calendarSection', ofOwner(owner))
  return first === undefined ? newSection(call, owner, { name: 'My calendar' }) : first['id']
}

const written = (call: MethodCall): WrittenRow<'calendarSection'> => {
  const names = { name: 'name', description: 'description', color: 'color', text_color: 'textColor', export: 'export' }
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, field]) => {
      const value = anyCase(call.params, name)
      return value === undefined ? [] : [[field, value] as const]
    }),
  )
}

const show = ({ caller }: MethodCall, row: RowOf<'calendarSection'>): WireMap => {
  const isOwn = caller.isAdmin || row['createdBy'] === caller.userId
  const exported = isWireMap(row['export']) ? row['export'] : {}
  return {
    ID: textOf(row['id']),
    NAME: textOf(row['name']),
    GAPI_CALENDAR_ID: null,
    DESCRIPTION: textOf(row['description']),
    COLOR: textOf(row['color']),
    TEXT_COLOR: textOf(row['textColor']),
    EXPORT: { ...exported, ALLOW: exported['ALLOW'] === true || exported['ALLOW'] === 'Y' },
    CAL_TYPE: textOf(row['calType']),
    OWNER_ID: textOf(row['ownerId']),
    CREATED_BY: textOf(row['createdBy']),
    DATE_CREATE: siteDateTime(textOf(row['dateCreate'])),
    TIMESTAMP_X: siteDateTime(textOf(row['timestampX'])),
    CAL_DAV_CON: null,
    SYNC_TOKEN: null,
    PAGE_TOKEN: null,
    EXTERNAL_TYPE: 'local',
    ACCESS: { [`U${textOf(row['createdBy'])}`]: 33, G2: 29 },
    IS_COLLAB: false,
    PERM: {
      view_time: true,
      view_title: true,
      view_full: true,
      add: isOwn,
      edit: isOwn,
      edit_section: isOwn,
      access: isOwn,
    },
  }
}

/** Finds a calendar of the owner. @throws {PortalError} the owner has no such calendar */
const sectionOf = (call: MethodCall): RowOf<'calendarSection'> => {
  const owner = ownerOf(call)
  const row = call.portal.engine.find('calendarSection', requiredId(call, 'id'))
  if (row?.['calType'] !== owner.calType || row['ownerId'] !== owner.ownerId)
    throw refusedWithoutCode('The calendar was not found')
  return row
}

/** `calendar.section.*`: calendars. */
export const calendarSectionMethods: Methods = {
  'calendar.section.add': (call) => {
    const owner = ownerOf(call)
    required(call, 'name')
    return { result: newSection(call, owner, written(call)) }
  },
  'calendar.section.update': (call) => {
    const id = sectionOf(call)['id']
    const timestampX = formatDateTime(call.portal.clock.nowMs())
    call.portal.engine.update('calendarSection', id, { ...written(call), timestampX })
    return { result: id }
  },
  'calendar.section.delete': (call) => {
    const { engine } = call.portal
    const id = sectionOf(call)['id']
    const events = rowsWhere(engine, 'calendarEvent', { kind: 'eq', field: 'sectionId', value: id })
    const own = events.filter(({ calType }) => calType !== 'resource')
    engine.remove(
      'calendarEvent',
      own.map((event) => event['id']),
    )
    engine.remove('calendarSection', [id])
    return { result: true }
  },
  'calendar.section.get': (call) => {
    const rows = rowsWhere(call.portal.engine, 'calendarSection', ofOwner(ownerOf(call)))
    return { result: rows.map((row) => show(call, row)) }
  },
}
