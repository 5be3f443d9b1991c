import type { RowOf } from '../../../engine/entity-rows.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { equal, numbersIn, rowsWhere } from './dialogs.ts'
import { showUser, showUsers } from './show-messenger.ts'
import { refused } from '../../../methods/refusals.ts'

const isWithUsers = ({ params }: MethodCall): boolean => textOf(anyCase(params, 'USER_DATA')).toUpperCase() === 'Y'

/** A department with its own name and the name of its parent. */
export const showDepartment = (call: MethodCall, row: RowOf<'department'>): WireMap => {
  const { engine } = call.portal
  const above = engine.find('department', row['parent'] ?? 0)
  const managerId = row['ufHead'] ?? 0
  const manager = isWithUsers(call) ? engine.find('user', managerId) : undefined
  return {
    id: row['id'],
    name: textOf(row['name']),
    full_name: [row['name'], above?.['name']].map(textOf).filter(Boolean).join(' / '),
    manager_user_id: managerId,
    ...(manager === undefined ? {} : { manager_user_data: showUser(manager) }),
  }
}

/** Reads the departments of a call: a list, a map, or either of them as JSON text. @throws {PortalError} with `code`, if there are none */
const idsOf = ({ params }: MethodCall, code: string): readonly number[] => {
  const given = anyCase(params, 'ID')
  const values = isWireList(given) || isWireMap(given) ? Object.values(given) : textOf(given).split(/[^\d]+/)
  const ids = values.flatMap((value) => toInteger(value) ?? [])
  if (ids.length === 0) throw refused(code, "Department ID can't be empty")
  return ids
}

/** The users of each department that the call names, by the department's id. */
const byDepartment =
  (peopleOf: (call: MethodCall, id: number) => readonly number[]): Handle =>
  (call) => {
    const entries = idsOf(call, 'ID_EMPTY').map((id): [string, WireValue] => {
      const people = peopleOf(call, id)
      return [String(id), isWithUsers(call) ? showUsers(call, people) : people]
    })
    return { result: Object.fromEntries(entries) }
  }

const employeesOf = (call: MethodCall, id: number): readonly number[] =>
  rowsWhere(call, 'user', equal('active', 'Y'))
    .filter((user) => numbersIn(user['ufDepartment']).includes(id))
    .map((user) => user['id'])
    .toSorted((a, b) => a - b)

const colleagues: Handle = (call) => {
  const own = new Set(numbersIn(call.portal.engine.find('user', call.caller.userId)?.['ufDepartment']))
  const users = rowsWhere(call, 'user', equal('active', 'Y')).filter((user) =>
    numbersIn(user['ufDepartment']).some((id) => own.has(id)),
  )
  const ids = users.map(({ id }) => id).toSorted((a, b) => a - b)
  return { result: isWithUsers(call) ? showUsers(call, ids) : ids, total: ids.length }
}

/** Departments in the form of the messenger, and their members. */
export const departmentMethods: Methods = {
  'im.department.get': (call) => ({
    result: idsOf(call, 'INVALID_FORMAT').flatMap((id) => {
      const row = call.portal.engine.find('department', id)
      return row === undefined ? [] : [showDepartment(call, row)]
    }),
  }),
  'im.department.employees.get': byDepartment(employeesOf),
  'im.department.managers.get': byDepartment((call, id) => {
    const head = call.portal.engine.find('department', id)?.['ufHead'] ?? 0
    return head === 0 ? [] : [head]
  }),
  'im.department.colleagues.list': colleagues,
}
