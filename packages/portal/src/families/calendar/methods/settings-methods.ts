import type { RowOf } from '../../../engine/entity-rows.ts'
import { isWireMap, type WireMap } from '../../../wire-value.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { required, zoneOf } from './calendar-call.ts'
import { offsetAt } from './zoned-time.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

/** The settings of the company's calendar on a new portal. */
const companySettings: WireMap = {
  work_time_start: '9',
  work_time_end: '19',
  year_holidays: '1.01,25.12',
  year_workdays: '',
  week_holidays: ['SA', 'SU'],
  week_start: 'MO',
  user_name_template: '#NAME# #LAST_NAME#',
  sync_by_push: false,
  user_show_login: true,
  path_to_user: '/company/personal/user/#user_id#/',
  path_to_user_calendar: '/company/personal/user/#user_id#/calendar/',
  path_to_group: '/workgroups/group/#group_id#/',
  path_to_group_calendar: '/workgroups/group/#group_id#/calendar/',
  path_to_vr: '',
  path_to_rm: '',
  rm_iblock_type: '',
  rm_iblock_id: '',
  dep_manager_sub: true,
  denied_superpose_types: [],
  pathes_for_sites: 'on',
  forum_id: '7',
  rm_for_sites: true,
  path_to_type_company_calendar: '/calendar/',
  path_to_type_location: '/calendar/rooms/',
  path_to_type_open_event: '/calendar/open_event/',
}

const usualSettings: WireMap = {
  view: 'month',
  meetSection: '0',
  crmSection: '0',
  showDeclined: false,
  denyBusyInvitation: false,
  collapseOffHours: 'Y',
  showWeekNumbers: 'N',
  showTasks: 'Y',
  syncTasks: 'N',
  showCompletedTasks: 'N',
  lastUsedSection: '',
  sendFromEmail: '',
  defaultSections: {},
  syncPeriodPast: '3',
  syncPeriodFuture: '12',
  defaultReminders: { fullDay: [{ type: 'min', count: 0 }], withTime: [{ type: 'min', count: 15 }] },
}

const keptBy = ({ portal, caller }: MethodCall): RowOf<'calendarSettings'> | undefined =>
  rowsWhere(portal.engine, 'calendarSettings', { kind: 'eq', field: 'userId', value: caller.userId })[0]

const settingsOf = (call: MethodCall): WireMap => {
  const kept = keptBy(call)?.['settings']
  return isWireMap(kept) ? { ...usualSettings, ...kept } : usualSettings
}

/** Settings of the calendar: those of the company, and those of each user. */
export const calendarSettingsMethods: Methods = {
  'calendar.settings.get': () => ({ result: companySettings }),
  'calendar.user.settings.get': (call) => {
    const zone = zoneOf(call)
    return {
      result: {
        ...settingsOf(call),
        timezoneName: zone,
        timezoneOffsetUTC: offsetAt(zone, Math.trunc(call.portal.clock.nowMs() / 1000)),
        timezoneDefaultName: zone,
        work_time_start: '9.00',
        work_time_end: '19.00',
      },
    }
  },
  'calendar.user.settings.set': (call) => {
    const given = required(call, 'settings')
    if (!isWireMap(given)) throw refusedWithoutCode('The parameter "settings" has to be an object')
    const known = Object.entries(given).filter(([name]) => Object.hasOwn(usualSettings, name))
    const settings = { ...settingsOf(call), ...Object.fromEntries(known) }
    const row = keptBy(call)
    const { engine } = call.portal
    if (row === undefined) engine.insert('calendarSettings', { userId: call.caller.userId, settings })
    else engine.update('calendarSettings', row['id'], { settings })
    return { result: true }
  },
}
