import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { workgroupEntity } from '../entities.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireList, isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, Method, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { workgroupGet } from './workgroup-get.ts'
import { groupOf, membersWhere, ownGroupOf, setRole, type GroupRole } from './groups.ts'
import { refused, refusedFor } from '../../../methods/refusals.ts'

const fields = fieldsByName(workgroupEntity, classicNaming)

/** The values that a call writes into a group. The parameters are the fields of the group. */
const written = ({ params }: MethodCall): WrittenRow<'workgroup'> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => {
      const field = fields.get(name.toUpperCase())
      return field === undefined || field.isReadOnly === true || name.toUpperCase() === 'SITE_ID'
        ? []
        : [[field.name, value] as const]
    }),
  )

/** Finds the users in `USER_ID`: one user or a list. @throws {PortalError} none of them exists */
const usersOf = ({ params, portal }: MethodCall): readonly number[] => {
  const given = anyCase(params, 'USER_ID')
  const ids = isWireList(given) || isWireMap(given) ? Object.values(given) : [given]
  const users = ids.flatMap((id) => toInteger(id) ?? []).filter((id) => portal.engine.find('user', id) !== undefined)
  if (users.length === 0) throw refusedFor({ code: 'ERROR_CORE', description: 'Wrong user ID' }, 'notFound', 'USER_ID')
  return users
}

/** A method that changes the roles of users and returns the changed users. */
const changingRoles =
  (roleOf: (call: MethodCall) => GroupRole | undefined): Handle =>
  (call) => {
    const { id, ownerId } = groupOf(call)
    const role = roleOf(call)
    const users = usersOf(call).filter((userId) => userId !== ownerId)
    for (const userId of users) setRole(call.portal.engine, id, userId, role)
    return { result: users.map(String) }
  }

/** Invites users and returns those who were invited. Users who are already members are left out. */
const invite: Handle = (call) => {
  const { engine } = call.portal
  const { id } = groupOf(call)
  const known = new Set(membersWhere(engine, 'groupId', id).map(({ userId }) => userId))
  const users = usersOf(call).filter((userId) => !known.has(userId))
  for (const userId of users) setRole(engine, id, userId, 'Z')
  return { result: users.map(String) }
}

const requestedRole = ({ params }: MethodCall): GroupRole => {
  const role = textOf(anyCase(params, 'ROLE')).toUpperCase()
  if (role === 'E' || role === 'K') return role
  throw refused('ERROR_CORE', 'Incorrect role code')
}

const create: Handle = (call) => {
  const { engine, clock } = call.portal
  const values = written(call)
  if (textOf(values.name) === '') throw refused('ERROR_CORE', 'The name of the group is not specified')
  const now = formatDateTime(clock.nowMs())
  const ownerId = toInteger(values.ownerId) ?? call.caller.userId
  const flags = { active: 'Y', visible: 'Y', opened: 'N', closed: 'N', project: 'N', isExtranet: 'N' }
  const times = { dateCreate: now, dateUpdate: now, dateActivity: now }
  const usual = { siteId: 's1', subjectId: 1, subjectName: 'Workgroups', initiatePerms: 'K' }
  const id = engine.insert('workgroup', { ...flags, ...usual, ...values, ...times, ownerId })
  setRole(engine, id, ownerId, 'A')
  return { result: id }
}

const setOwner: Handle = (call) => {
  const { engine } = call.portal
  const { id, ownerId } = ownGroupOf(call)
  const [userId = 0] = usersOf(call)
  setRole(engine, id, Number(ownerId), 'K')
  setRole(engine, id, userId, 'A')
  engine.update('workgroup', id, { ownerId: userId })
  return { result: true }
}

const remove: Handle = (call) => {
  const { engine } = call.portal
  const id = ownGroupOf(call)['id']
  engine.remove(
    'workgroupMember',
    membersWhere(engine, 'groupId', id).map((member) => member['id']),
  )
  engine.remove('workgroup', [id])
  return { result: true }
}

const workgroups: Method = {
  scope: 'socialnetwork',
  handle: (call) => {
    const page = listRows(call, {
      entity: workgroupEntity,
      ...classicQuery(call),
      isWhole: true,
    })
    return { result: { workgroups: page.rows.map(showWorkgroup) }, total: page.total, next: page.next }
  },
}

const showWorkgroup = (row: RowOf<'workgroup'>): WireMap => ({
  id: textOf(row['id']),
  name: row['name'] ?? '',
  type: row['project'] === 'Y' ? 'project' : 'group',
  imageId: '0',
  avatarType: null,
  avatar: '',
  additionalData: { role: '', initiatedByType: '' },
  dialogId: '',
})

/** Workgroups, projects and their members. */
export const sonetGroupMethods: Methods = {
  'sonet_group.create': create,
  'sonet_group.update': (call) => {
    const id = ownGroupOf(call)['id']
    call.portal.engine.update('workgroup', id, {
      ...written(call),
      dateUpdate: formatDateTime(call.portal.clock.nowMs()),
    })
    return { result: id }
  },
  'sonet_group.delete': remove,
  'sonet_group.setowner': setOwner,
  'sonet_group.get': (call) => {
    const page = listRows(call, {
      entity: workgroupEntity,
      ...classicQuery(call),
    })
    return { result: page.rows.map((row) => classicRow(row, page.fields)), total: page.total, next: page.next }
  },
  'sonet_group.feature.access': (call) => {
    const { id } = groupOf(call)
    const members = membersWhere(call.portal.engine, 'groupId', id)
    return { result: call.caller.isAdmin || members.some(({ userId }) => userId === call.caller.userId) }
  },
  'sonet_group.user.get': (call) => ({
    result: membersWhere(call.portal.engine, 'groupId', groupOf(call, 'ID')['id']).map(({ userId, role }) => ({
      USER_ID: textOf(userId),
      ROLE: role ?? 'K',
    })),
  }),
  'sonet_group.user.groups': ({ portal, caller }) => ({
    result: membersWhere(portal.engine, 'userId', caller.userId).map(({ groupId, role }) => ({
      GROUP_ID: textOf(groupId),
      GROUP_NAME: portal.engine.find('workgroup', Number(groupId))?.['name'] ?? '',
      ROLE: role ?? 'K',
      GROUP_IMAGE_ID: null,
      GROUP_IMAGE: '',
    })),
  }),
  'sonet_group.user.add': changingRoles(() => 'K'),
  'sonet_group.user.invite': invite,
  'sonet_group.user.update': changingRoles(requestedRole),
  'sonet_group.user.delete': changingRoles(() => undefined),
  'sonet_group.user.request': (call) => {
    setRole(call.portal.engine, groupOf(call)['id'], call.caller.userId, 'Z')
    return { result: true }
  },
  'socialnetwork.api.workgroup.list': workgroups,
  'socialnetwork.api.workgroup.get': workgroupGet,
}
