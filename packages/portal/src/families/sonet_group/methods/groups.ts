import type { Engine } from '../../../engine/engine.ts'
import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { denied, refusedFor } from '../../../methods/refusals.ts'

/** `A` owner, `E` moderator, `K` member, `Z` candidate: the user asked to join or was invited. */
export type GroupRole = 'A' | 'E' | 'K' | 'Z'

/** Finds the group that a parameter names. @throws {PortalError} `ERROR_CORE`: there is none */
export const groupOf = ({ params, portal }: MethodCall, name = 'GROUP_ID'): RowOf<'workgroup'> => {
  const id = toInteger(anyCase(params, name))
  const row = id === undefined ? undefined : portal.engine.find('workgroup', id)
  if (row === undefined)
    throw refusedFor({ code: 'ERROR_CORE', description: 'Socialnetwork group not found' }, 'notFound', name)
  return row
}

/** Finds a group that only its owner and administrators may change. @throws {PortalError} there is none, or the caller is neither */
export const ownGroupOf = (call: MethodCall): RowOf<'workgroup'> => {
  const group = groupOf(call)
  const { caller, portal } = call
  if (!caller.isAdmin && group.ownerId !== caller.userId && portal.switches.rights !== 'all') throw denied(call)
  return group
}

/** The members of a group, or the groups of a user. The oldest membership comes first. */
export const membersWhere = (
  engine: Engine,
  field: 'groupId' | 'userId',
  value: number,
): readonly RowOf<'workgroupMember'>[] =>
  engine.page('workgroupMember', {
    where: { kind: 'eq', field, value },
  }).rows

/** Gives a user a role in a group, or removes the user from it. The number of members is updated. */
export const setRole = (engine: Engine, groupId: number, userId: number, role: GroupRole | undefined): void => {
  const where: ConditionOf<'workgroupMember'> = {
    kind: 'and',
    conditions: [
      { kind: 'eq', field: 'groupId', value: groupId },
      { kind: 'eq', field: 'userId', value: userId },
    ],
  }
  const [known] = engine.page('workgroupMember', { where, limit: 1 }).rows
  if (role === undefined) engine.remove('workgroupMember', known === undefined ? [] : [known['id']])
  else if (known === undefined) engine.insert('workgroupMember', { groupId, userId, role })
  else engine.update('workgroupMember', known['id'], { role })
  const members = membersWhere(engine, 'groupId', groupId).filter((member) => member['role'] !== 'Z')
  engine.update('workgroup', groupId, { numberOfMembers: members.length })
}
