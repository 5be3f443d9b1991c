import type { Row } from '../../../engine/engine.ts'
import { classicNaming } from '../../../engine/naming.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import { classicValue } from '../../../methods/classic-row.ts'
import { PortalError } from '../../../portal-error.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { MethodCall, PortalMethod } from '../../../methods/method.ts'
import { anyCase, classicMap, toInteger } from '../../../methods/params.ts'
import { searchCondition } from './search-users.ts'

const userScopes = ['user', 'user_basic', 'user_brief'] as const

/** Fields that the scope `user_brief` does not show. */
const contactFields: ReadonlySet<string> = new Set([
  'email',
  'personalMobile',
  'personalPhone',
  'personalWww',
  'workPhone',
  'ufPhoneInner',
])

/** A user as `user.*` shows it: text, but `ACTIVE` a boolean and departments numbers; what is empty is absent. */
const showUser = ({ caller }: MethodCall, row: Row, fields: readonly FieldDefinition[]): WireMap => {
  const isBrief = !caller.scopes.includes('user') && !caller.scopes.includes('user_basic')
  const shown = fields.flatMap((field) => {
    const value = row[field.name] ?? null
    if (value === null || (isBrief && contactFields.has(field.name))) return []
    const asItIs = typeof value === 'boolean' || isWireList(value)
    return [[field.upper ?? field.name, asItIs ? value : classicValue(field, value)] as const]
  })
  return Object.fromEntries(shown)
}

/** `sort` and `order` are two plain strings here; a map is taken as everywhere else. */
const plainOrder = (params: WireMap, defaultField: string): WireMap => {
  const order = anyCase(params, 'order')
  if (isWireMap(order)) return order
  const field = anyCase(params, 'sort')
  return { [typeof field === 'string' ? field : defaultField]: typeof order === 'string' ? order : 'ASC' }
}

const get: PortalMethod = {
  name: 'user.get',
  api: 'v2',
  scope: userScopes,
  handle: (call) => {
    const id = anyCase(call.params, 'id')
    const page = listRows(call, {
      entity: call.portal.engine.entity('user'),
      naming: classicNaming,
      filter: id === undefined ? classicMap(call.params, 'filter') : { ID: id },
      order: plainOrder(call.params, 'ID'),
      select: anyCase(call.params, 'select'),
    })
    return { result: page.rows.map((row) => showUser(call, row, page.fields)), total: page.total, next: page.next }
  },
}

const search: PortalMethod = {
  name: 'user.search',
  api: 'v2',
  scope: userScopes,
  handle: (call) => {
    const page = listRows(call, {
      entity: call.portal.engine.entity('user'),
      naming: classicNaming,
      filter: {},
      where: searchCondition(call.portal.engine, call.ignoresFilter ? {} : call.params),
      order: plainOrder(call.params, 'ID'),
      select: anyCase(call.params, 'select'),
    })
    return { result: page.rows.map((row) => showUser(call, row, page.fields)), total: page.total, next: page.next }
  },
}

const current: PortalMethod = {
  name: 'user.current',
  api: 'v2',
  scope: userScopes,
  handle: (call) => {
    const { engine } = call.portal
    const fields = engine.entity('user').fields.filter(({ upper }) => upper !== undefined)
    return { result: showUser(call, engine.find('user', call.caller.userId) ?? {}, fields) }
  },
}

const departments: PortalMethod = {
  name: 'department.get',
  api: 'v2',
  scope: 'department',
  handle: (call) => {
    const start = call.start ?? toInteger(anyCase(call.params, 'start'))
    const page = listRows(
      { ...call, start },
      {
        entity: call.portal.engine.entity('department'),
        naming: classicNaming,
        filter: departmentFilter(call.params),
        order: plainOrder(call.params, 'ID'),
      },
    )
    return { result: page.rows.map(showDepartment), total: page.total, next: page.next }
  },
}

/** Filter keys stand at the top level. `sort` is the order's field when it names one, else the filter's number. */
const departmentFilter = (params: WireMap): WireMap => {
  const keys = Object.entries(params).filter(([name]) => /^(?:ID|NAME|PARENT|UF_HEAD|SORT)$/.test(name))
  return Object.fromEntries(keys.filter(([name, value]) => name !== 'SORT' || toInteger(value) !== undefined))
}

/** The root has no `PARENT`. */
const showDepartment = ({ id, name, sort, parent, ufHead }: Row): WireMap => ({
  ID: textOf(id),
  NAME: name ?? '',
  SORT: sort ?? 500,
  ...(parent === null || parent === undefined ? {} : { PARENT: textOf(parent) }),
  ...(ufHead === null || ufHead === undefined ? {} : { UF_HEAD: textOf(ufHead) }),
})

/** The documentation has it as `department.department.delete`, which answers too. */
const deleteDepartment: PortalMethod = {
  name: 'department.delete',
  api: 'v2',
  scope: 'department',
  handle: ({ params, portal }) => {
    const id = toInteger(anyCase(params, 'id'))
    if (id === undefined || portal.engine.remove('department', [id]) === 0)
      throw new PortalError({ code: 'ERROR_CORE', description: 'Department not found' })
    return { result: true }
  },
}

const textOf = (id: WireValue | undefined): string => String(Number(id))

/** Users and departments. */
export const userMethods: readonly PortalMethod[] = [get, search, current, departments, deleteDepartment]
