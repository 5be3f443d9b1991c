import { requestInvalid } from '../../../dialects/v3/errors.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'
import { storedRow } from '../../../resources/generic.ts'
import { userResource } from '../../../resources/people.ts'
import { isWireList, type WireMap } from '../../../wire-value.ts'

const head = 'MEMBER_HEAD'
const roles = [head, 'MEMBER_DEPUTY_HEAD', 'MEMBER_EMPLOYEE']

/** Reads the role of a member. @throws REQUESTVALIDATION */
export const checkRole = (role: string): string => {
  if (!roles.includes(role))
    throw requestInvalid({ field: 'role', message: `Field role must be one of ${roles.join(', ')}` })
  return role
}

export const departmentsOf = (userId: number, call: MethodCall): readonly number[] => {
  const { ufDepartment } = storedRow(userResource, userId, call)
  return isWireList(ufDepartment) ? ufDepartment.map(Number) : []
}

/** Puts users into a node. */
export const putInto = (nodeId: number, userIds: readonly number[], role: string, call: MethodCall): void => {
  const { engine } = call.portal
  for (const userId of userIds) {
    const all = new Set([...departmentsOf(userId, call), nodeId])
    engine.update('user', userId, { ufDepartment: [...all] })
    if (role === head) engine.update('department', nodeId, { ufHead: userId })
  }
}

/** Puts users into a node by their roles: `{ MEMBER_EMPLOYEE: [2] }`. @throws {PortalError} a role is unknown */
export const putByRole = (nodeId: number, byRole: WireMap, call: MethodCall): void => {
  for (const [role, ids] of Object.entries(byRole))
    putInto(nodeId, isWireList(ids) ? ids.flatMap((id) => toInteger(id) ?? []) : [], checkRole(role), call)
}
