import type { RowOf } from '../../../engine/entity-rows.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { anyCase, isTruthy, toInteger } from '../../../methods/params.ts'
import { monthOf, reportDay, showEmployee } from './month-report.ts'
import { checkAdmin, readOption, writeOption } from './timeman-call.ts'
import { refused, refusedFor } from '../../../methods/refusals.ts'

const usualSettings = {
  active: true,
  minimum_idle_for_report: 15,
  register_offline: true,
  register_idle: true,
  register_desktop: true,
  report_request_type: 'all',
  report_request_users: [],
  report_simple_type: 'all',
  report_simple_users: [],
  report_full_type: 'all',
  report_full_users: [],
} satisfies WireMap

const option = 'timeControl'

const settingsOf = (call: MethodCall): WireMap => {
  const kept = readOption(call, option)
  return isWireMap(kept) ? { ...usualSettings, ...kept } : usualSettings
}

/** The settings in a call, each converted to its type. */
const written = ({ params }: MethodCall): WireMap =>
  Object.fromEntries(
    Object.entries(usualSettings).flatMap(([name, usual]): [string, WireValue][] => {
      const value = anyCase(params, name)
      if (value === undefined) return []
      if (typeof usual === 'boolean') return [[name, isTruthy(value) && value !== 'N' && value !== 'false']]
      if (typeof usual === 'number') return [[name, toInteger(value) ?? usual]]
      if (typeof usual === 'string') return [[name, textOf(value)]]
      return [[name, isWireList(value) || isWireMap(value) ? Object.values(value) : usual]]
    }),
  )

/** The departments whose reports the caller may see. An administrator sees all, other users those that they lead. */
const departmentsOf = ({ portal, caller }: MethodCall): readonly RowOf<'department'>[] =>
  rowsWhere(
    portal.engine,
    'department',
    caller.isAdmin ? { kind: 'always' } : { kind: 'eq', field: 'ufHead', value: caller.userId },
  )

const isIn = (user: RowOf<'user'>, departments: ReadonlySet<number>): boolean =>
  isWireList(user['ufDepartment']) && user['ufDepartment'].some((id) => departments.has(Number(id)))

const reportsGet: Handle = (call) => {
  const { params, caller, portal } = call
  const userId = toInteger(anyCase(params, 'USER_ID')) ?? caller.userId
  const user = portal.engine.find('user', userId)
  const departments = new Set(departmentsOf(call).map(({ id }) => id))
  if (user === undefined || (userId !== caller.userId && !isIn(user, departments)))
    throw refused('USER_ACCESS_ERROR', "You don't have access to this user")
  const month = monthOf(toInteger(anyCase(params, 'YEAR')), toInteger(anyCase(params, 'MONTH')), portal.clock.nowMs())
  const where = { kind: 'eq', field: 'userId', value: userId } as const
  const days = rowsWhere(portal.engine, 'timemanRecord', where).filter(
    ({ startTime }) => textOf(startTime) >= month.date_start && textOf(startTime) <= month.date_finish,
  )
  const idle = toInteger(anyCase(params, 'IDLE_MINUTES')) ?? Number(settingsOf(call)['minimum_idle_for_report'])
  const hours = toInteger(anyCase(params, 'WORKDAY_HOURS')) ?? 8
  return {
    result: {
      report: { ...month, days: days.map((row) => reportDay(portal.engine, row, { idleMinutes: idle, hours })) },
      user: { ...showEmployee(user), active: user['active'] !== false },
    },
  }
}

const reportAdd: Handle = (call) => {
  const { params, caller, portal } = call
  const text = textOf(anyCase(params, 'TEXT')).trim()
  if (text === '') throw refused('TEXT_EMPTY', 'Report text is empty')
  const id = toInteger(anyCase(params, 'REPORT_ID'))
  if (id === undefined)
    throw refusedFor(
      { code: 'ACCESS_ERROR', description: "You don't have access to this report" },
      'missing',
      'REPORT_ID',
    )
  const found = portal.engine.find('timemanBreak', id)
  const userId = toInteger(anyCase(params, 'USER_ID')) ?? caller.userId
  if (found?.['userId'] !== userId || (userId !== caller.userId && !caller.isAdmin))
    throw refused('ACCESS_ERROR', "You don't have access to this report")
  const reportType = textOf(anyCase(params, 'TYPE')).toUpperCase() === 'PRIVATE' ? 'PRIVATE' : 'WORK'
  portal.engine.update('timemanBreak', found['id'], { reportText: text, reportType })
  return { result: true }
}

/** `timeman.timecontrol.*`: breaks of the working day, and reports about them. */
export const timeControlMethods: Methods = {
  'timeman.timecontrol.settings.get': (call) => {
    checkAdmin(call)
    return { result: settingsOf(call) }
  },
  'timeman.timecontrol.settings.set': (call) => {
    checkAdmin(call)
    writeOption(call, option, { ...settingsOf(call), ...written(call) })
    return { result: true }
  },
  'timeman.timecontrol.reports.settings.get': (call) => {
    const settings = settingsOf(call)
    const departments = departmentsOf(call)
    return {
      result: {
        active: settings['active'] ?? false,
        user_id: call.caller.userId,
        user_admin: call.caller.isAdmin,
        user_head: departments.some(({ ufHead }) => ufHead === call.caller.userId),
        departments: departments.map(({ id, name }) => ({ id: textOf(id), name: textOf(name) })),
        minimum_idle_for_report: settings['minimum_idle_for_report'] ?? 0,
        report_view_type: call.caller.isAdmin ? 'full' : 'simple',
      },
    }
  },
  'timeman.timecontrol.reports.users.get': (call) => {
    const seen = departmentsOf(call).map(({ id }) => id)
    const asked = toInteger(anyCase(call.params, 'DEPARTMENT_ID'))
    const departments = new Set(asked === undefined ? seen : seen.filter((id) => id === asked))
    const users = rowsWhere(call.portal.engine, 'user', { kind: 'always' })
    return { result: users.filter((user) => isIn(user, departments)).map(showEmployee) }
  },
  'timeman.timecontrol.reports.get': reportsGet,
  'timeman.timecontrol.report.add': reportAdd,
}
