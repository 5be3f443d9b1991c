import type { RowOf } from '../../../engine/entity-rows.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { classicNaming } from '../../../engine/naming.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { isWireList, type WireMap } from '../../../wire-value.ts'
import { classicValue } from '../../../methods/classic-row.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, classicMap } from '../../../methods/params.ts'
import { plainOrder } from '../../../methods/plain-order.ts'
import { searchCondition } from './search-users.ts'

const userScopes = ['user', 'user_basic', 'user_brief'] as const

/** Fields that the scope `user_brief` hides. */
const contactFields: ReadonlySet<string> = new Set([
  'email',
  'personalMobile',
  'personalPhone',
  'personalWww',
  'workPhone',
  'ufPhoneInner',
])

/** Fields that every user shows, with empty text if there is no value. */
const alwaysShown: ReadonlySet<string> = new Set([
  'xmlId',
  'lastName',
  'secondName',
  'email',
  'lastLogin',
  'timeZone',
  'personalGender',
  'personalWww',
  'personalBirthday',
  'personalMobile',
  'personalCity',
  'workPhone',
  'workPosition',
  'ufEmploymentDate',
])

/** A user in the form of `user.*`. Values are text, but `ACTIVE` is a boolean and departments are numbers. Most empty fields are left out. */
const showUser = ({ caller }: MethodCall, row: Partial<RowOf<'user'>>, fields: readonly FieldDefinition[]): WireMap => {
  const isBrief = !caller.scopes.includes('user') && !caller.scopes.includes('user_basic')
  const shown = fields.flatMap((field) => {
    const value = valueOf(row, field)
    if (isBrief && contactFields.has(field.name)) return []
    if (value === null) return alwaysShown.has(field.name) ? [[field.upper ?? field.name, ''] as const] : []
    const asItIs = typeof value === 'boolean' || isWireList(value)
    return [[field.upper ?? field.name, asItIs ? value : classicValue(field, value)] as const]
  })
  return Object.fromEntries(shown)
}

/**
 * The times of the last change and of the last activity. PHP writes them as empty objects. They are left out if the call has a `select`.
 */
const moments = ({ params }: MethodCall): WireMap =>
  anyCase(params, 'select') === undefined ? { TIMESTAMP_X: {}, LAST_ACTIVITY_DATE: {} } : {}

const get: Method = {
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
    return {
      result: page.rows.map((row) => ({ ...showUser(call, row, page.fields), ...moments(call) })),
      total: page.total,
      next: page.next,
    }
  },
}

const search: Method = {
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
    return {
      result: page.rows.map((row) => ({ ...showUser(call, row, page.fields), ...moments(call) })),
      total: page.total,
      next: page.next,
    }
  },
}

const current: Method = {
  scope: userScopes,
  handle: (call) => {
    const { engine } = call.portal
    const fields = engine.entity('user').fields.filter(({ upper }) => upper !== undefined)
    const user: Partial<RowOf<'user'>> = engine.find('user', call.caller.userId) ?? {}
    return { result: { ...showUser(call, user, fields), LAST_ACTIVITY_DATE: user['lastLogin'] ?? '' } }
  },
}

export const userMethods: Methods = {
  'user.get': get,
  'user.search': search,
  'user.current': current,
}
