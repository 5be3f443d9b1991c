import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import { fullName } from '../../../methods/full-name.ts'
import type { PortalServices } from '../../../services.ts'
import type { WireMap } from '../../../wire-value.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import type { Resource } from '../../../resources/resource.ts'

const dto = documentedDto('humanresources.node')

/** The fields of a node in a list. Members are read only for a single node. */
export const plainNodeFields = dto.fields.map(({ name }) => name).filter((name) => name !== 'members')

/** A department with the field names of REST v3. */
export const nodeResource: Resource<'department'> = {
  dto,
  entity: 'department',
  bindings: {
    type: { compute: () => 'DEPARTMENT' },
    structureId: { compute: () => 1 },
    parentId: { column: 'parent' },
    accessCode: { compute: ({ id }) => `DR${String(id)}` },
    userCount: { compute: ({ id }, { portal }) => membersOf(id, portal).length },
    xmlId: { compute: () => null },
    members: {
      compute: (node, { portal }) => membersOf(node['id'], portal).map((user) => toMember(user, node)),
    },
  },
}

/** Only users who are not dismissed count. */
export const isActive: ConditionOf<'user'> = { kind: 'ne', field: 'active', value: false }

/** Active users of a department. */
export const membersOf = (nodeId: number, { engine }: PortalServices): readonly RowOf<'user'>[] =>
  engine.page('user', {
    where: { kind: 'and', conditions: [isActive, { kind: 'eq', field: 'ufDepartment', value: nodeId }] },
    limit: engine.count('user'),
  }).rows

/** The role of a user in a department. */
export const roleIn = (user: RowOf<'user'>, node: RowOf<'department'>): string =>
  node['ufHead'] === user['id'] ? 'MEMBER_HEAD' : 'MEMBER_EMPLOYEE'

const toMember = (user: RowOf<'user'>, node: RowOf<'department'>): WireMap => ({
  ...personOf(user),
  role: roleIn(user, node),
})

/** The fields of a user in every reply of the structure. */
export const personOf = (user: RowOf<'user'>): WireMap => ({
  userId: user['id'] ?? null,
  name: fullName(user),
  workPosition: user['workPosition'] ?? '',
  avatar: user['personalPhoto'] ?? '',
  url: `/company/personal/user/${String(user['id'])}/`,
})
