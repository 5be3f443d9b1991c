import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import { fullName } from '../../../methods/full-name.ts'
import type { PortalServices } from '../../../services.ts'
import type { WireMap } from '../../../wire-value.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import type { Resource } from '../../../resources/resource.ts'

const dto = documentedDto('humanresources.node')

/** Fields of a node in lists; members are read only for one node. */
export const plainNodeFields = dto.fields.map(({ name }) => name).filter((name) => name !== 'members')

/** A department in the words of v3. */
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

/** A user counts until he is dismissed. */
export const isActive: ConditionOf<'user'> = { kind: 'ne', field: 'active', value: false }

/** Active users of a department. */
export const membersOf = (nodeId: number, { engine }: PortalServices): readonly RowOf<'user'>[] =>
  engine.page('user', {
    where: { kind: 'and', conditions: [isActive, { kind: 'eq', field: 'ufDepartment', value: nodeId }] },
    limit: engine.count('user'),
  }).rows

/** What somebody is in a department. */
export const roleIn = (user: RowOf<'user'>, node: RowOf<'department'>): string =>
  node['ufHead'] === user['id'] ? 'MEMBER_HEAD' : 'MEMBER_EMPLOYEE'

const toMember = (user: RowOf<'user'>, node: RowOf<'department'>): WireMap => ({
  ...personOf(user),
  role: roleIn(user, node),
})

/** What every reply of the structure says of a person. */
export const personOf = (user: RowOf<'user'>): WireMap => ({
  userId: user['id'] ?? null,
  name: fullName(user),
  workPosition: user['workPosition'] ?? '',
  avatar: user['personalPhoto'] ?? '',
  url: `/company/personal/user/${String(user['id'])}/`,
})
