import { optionalText, requiredInt, requiredInts, requiredMap } from '../../../dialects/v3/parameters.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { storedRow } from '../../../resources/generic.ts'
import { checkRole, departmentsOf, putInto } from './node-roles.ts'
import { membersOf, nodeResource } from './node-resource.ts'
import { demandAdmin } from './nodes.ts'
import { param } from '../../../resources/v3-params.ts'

const nodeParam = param('nodeId', 'int', true)
const usersParam = param('userIds', 'array', true)

/** Finds the node that a call changes. @throws ACCESSDENIED or ENTITYNOTFOUND */
const changedNode = (call: MethodCall): number => {
  demandAdmin(call)
  const nodeId = requiredInt(call.params, 'nodeId')
  storedRow(nodeResource, nodeId, call)
  return nodeId
}

const takeOut = (nodeId: number, userIds: readonly number[], call: MethodCall): void => {
  const { engine } = call.portal
  for (const userId of userIds) {
    engine.update('user', userId, { ufDepartment: departmentsOf(userId, call).filter((id) => id !== nodeId) })
    if (storedRow(nodeResource, nodeId, call)['ufHead'] === userId)
      engine.update('department', nodeId, { ufHead: null })
  }
}

const memberIds = (nodeId: number, { portal }: MethodCall): readonly number[] =>
  membersOf(nodeId, portal).map(({ id }) => id)

const add: Method = {
  isMutating: true,
  params: [nodeParam, usersParam, param('role', 'string', true)],
  handle: (call) => {
    const nodeId = changedNode(call)
    putInto(nodeId, requiredInts(call.params, 'userIds'), checkRole(optionalText(call.params, 'role') ?? ''), call)
    return { result: { success: true } }
  },
}

const set: Method = {
  isMutating: true,
  params: [nodeParam, param('userIds', 'object', true)],
  handle: (call) => {
    const nodeId = changedNode(call)
    const byRole = requiredMap(call.params, 'userIds')
    const wanted = Object.keys(byRole).map((role) => ({ role: checkRole(role), ids: requiredInts(byRole, role) }))
    takeOut(nodeId, memberIds(nodeId, call), call)
    for (const { role, ids } of wanted) putInto(nodeId, ids, role, call)
    return { result: { success: true } }
  },
}

const move: Method = {
  isMutating: true,
  params: [nodeParam, usersParam, param('role', 'string')],
  handle: (call) => {
    const nodeId = changedNode(call)
    const userIds = requiredInts(call.params, 'userIds')
    const role = checkRole(optionalText(call.params, 'role') ?? 'MEMBER_EMPLOYEE')
    for (const userId of userIds) for (const from of departmentsOf(userId, call)) takeOut(from, [userId], call)
    putInto(nodeId, userIds, role, call)
    return { result: { success: true } }
  },
}

const remove: Method = {
  isMutating: true,
  params: [nodeParam, usersParam],
  handle: (call) => {
    const nodeId = changedNode(call)
    const present = memberIds(nodeId, call)
    const userIds = requiredInts(call.params, 'userIds')
    const removed = userIds.filter((id) => present.includes(id))
    const strangers = userIds.filter((id) => !present.includes(id))
    takeOut(nodeId, removed, call)
    return { result: { removed, failed: strangers.map((userId) => ({ userId, reason: 'not a member of the node' })) } }
  },
}

/** `humanresources.node.member.*`. The portal stores the head of a department. Deputies count as employees. */
export const nodeMemberMethods: Methods = {
  'humanresources.node.member.add': add,
  'humanresources.node.member.set': set,
  'humanresources.node.member.move': move,
  'humanresources.node.member.remove': remove,
}
