import type { RowOf } from '../../../engine/entity-rows.ts'
import { PortalError } from '../../../portal-error.ts'
import type { WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { refused } from '../../../methods/refusals.ts'

/**
 * Finds the employee of a call. Without `USER_ID` it is the caller.
 * @throws {PortalError} there is no such user, or a caller who is not an administrator names another user
 */
export const employeeOf = (call: MethodCall): RowOf<'user'> => {
  const { params, caller, portal } = call
  const id = toInteger(anyCase(params, 'USER_ID')) ?? caller.userId
  if (id !== caller.userId && !caller.isAdmin)
    throw new PortalError({
      code: 'ACCESS_DENIED',
      description: "User does not have access to managing other users' work time",
      status: 403,
    })
  const user = portal.engine.find('user', id)
  if (user === undefined) throw refused('ERROR_NOT_FOUND', 'User not found')
  return user
}

/** Checks that the caller is an administrator. @throws {PortalError} `ACCESS_ERROR` */
export const checkAdmin = ({ caller }: MethodCall): void => {
  if (!caller.isAdmin) throw refused('ACCESS_ERROR', "You don't have access to user this method")
}

/** The stored value of a setting. */
export const readOption = ({ portal }: MethodCall, name: string): WireValue | undefined =>
  optionRow(portal, name)?.['value']

/** Stores the value of a setting. */
export const writeOption = ({ portal }: MethodCall, name: string, value: WireValue): void => {
  const known = optionRow(portal, name)
  if (known === undefined) portal.engine.insert('timemanOption', { name, value })
  else portal.engine.update('timemanOption', known['id'], { value })
}

const optionRow = ({ engine }: MethodCall['portal'], name: string): RowOf<'timemanOption'> | undefined =>
  engine.page('timemanOption', { where: { kind: 'eq', field: 'name', value: name }, limit: 1 }).rows[0]
