import type { WrittenRow } from '../../../engine/entity-rows.ts'
import { accessDenied, logicError, requestInvalid } from '../../../dialects/v3/errors.ts'
import { optionalText, requiredInt, requiredText } from '../../../dialects/v3/parameters.ts'
import { readPagination } from '../../../dialects/v3/pagination.ts'
import { readSelect } from '../../../dialects/v3/select.ts'
import type { Condition } from '../../../engine/query.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { getOf, storedRow } from '../../../resources/generic.ts'
import { putByRole } from './node-roles.ts'
import { nodeResource, plainNodeFields } from './node-resource.ts'
import { readRows, toDtoRow } from '../../../resources/resource.ts'
import { idParam, param, selectParam } from '../../../resources/v3-params.ts'
import { insertAs } from '../../../resources/write.ts'
const paginationParam = param('pagination', 'object')
const pageSizes = { defaultLimit: 50, maxLimit: 200 }
const colors = ['blue', 'green', 'cyan', 'orange', 'purple', 'pink']

/** Only administrators may change the structure. @throws ACCESSDENIED */
export const demandAdmin = ({ caller }: MethodCall): void => {
  if (!caller.isAdmin) throw accessDenied()
}

/** A structure may also have teams, but this portal has only departments. @throws REQUESTVALIDATION */
const ofType = ({ params }: MethodCall): Condition => {
  const type = requiredText(params, 'type')
  if (type !== 'DEPARTMENT' && type !== 'TEAM')
    throw requestInvalid({ field: 'type', message: 'Field type must be DEPARTMENT or TEAM' })
  return { kind: type === 'TEAM' ? 'never' : 'always' }
}

const nodesWhere = (call: MethodCall, where: Condition, page: { limit: number; offset: number }) => {
  const select = {
    dto: nodeResource.dto,
    defaults: plainNodeFields,
    unknownSelect: call.portal.switches.v3UnknownSelect,
  }
  const { fields } = readSelect(call.params['select'], select)
  return { result: { items: readRows(nodeResource, { where, ...page }, fields, call) } }
}

const list: Method = {
  params: [param('type', 'string', true), selectParam, paginationParam],
  handle: (call) => nodesWhere(call, ofType(call), readPagination(call.params['pagination'], pageSizes)),
}

const search: Method = {
  params: [param('type', 'string', true), param('name', 'string', true), param('parentId', 'int'), paginationParam],
  handle: (call) => {
    const { params } = call
    const conditions: Condition[] = [
      ofType(call),
      { kind: 'contains', field: 'name', text: requiredText(params, 'name') },
    ]
    if (params['parentId'] !== undefined)
      conditions.push({ kind: 'eq', field: 'parentId', value: requiredInt(params, 'parentId') })
    return nodesWhere(call, { kind: 'and', conditions }, readPagination(params['pagination'], pageSizes))
  },
}

const children: Method = {
  params: [idParam, selectParam],
  handle: (call) => {
    const id = requiredInt(call.params, 'id')
    storedRow(nodeResource, id, call)
    const limit = call.portal.engine.count('department')
    return nodesWhere(call, { kind: 'eq', field: 'parentId', value: id }, { limit, offset: 0 })
  },
}

const count: Method = {
  params: [],
  handle: ({ portal }) => ({ result: { departments: portal.engine.count('department'), teams: 0 } }),
}

const now = ({ portal }: MethodCall): string => formatDateTime(portal.clock.nowMs())

/** A written node. Its fields are directly under `result`. */
const written = (id: number, fields: readonly string[], call: MethodCall) => ({
  result: toDtoRow(nodeResource, storedRow(nodeResource, id, call), fields, call),
})

const add: Method = {
  isMutating: true,
  params: [param('type', 'string', true), param('name', 'string', true), param('parentId', 'int', true)],
  handle: (call) => {
    demandAdmin(call)
    if (ofType(call).kind === 'never') throw logicError('This portal keeps departments only, no teams')
    const name = requiredText(call.params, 'name')
    const parent = requiredInt(call.params, 'parentId')
    storedRow(nodeResource, parent, call)
    const id = insertAs(call, 'department', { name, parent, sort: 500, ...readLooks(call.params) })
    const { userIds } = call.params
    if (isWireMap(userIds)) putByRole(id, userIds, call)
    return written(id, [...plainNodeFields, 'members'], call)
  },
}

const edit: Method = {
  isMutating: true,
  params: [idParam, param('name', 'string'), param('description', 'string'), param('colorName', 'string')],
  handle: (call) => {
    demandAdmin(call)
    const id = requiredInt(call.params, 'id')
    storedRow(nodeResource, id, call)
    const name = optionalText(call.params, 'name')
    const changes = { ...(name === undefined ? {} : { name }), ...readLooks(call.params), updatedAt: now(call) }
    call.portal.engine.update('department', id, changes)
    return written(id, plainNodeFields, call)
  },
}

const readLooks = (params: WireMap): WrittenRow<'department'> => {
  const description = optionalText(params, 'description')
  const colorName = optionalText(params, 'colorName')
  if (colorName !== undefined && !colors.includes(colorName))
    throw requestInvalid({ field: 'colorName', message: `Field colorName must be one of ${colors.join(', ')}` })
  return { ...(description === undefined ? {} : { description }), ...(colorName === undefined ? {} : { colorName }) }
}

const move: Method = {
  isMutating: true,
  params: [idParam, param('parentId', 'int', true)],
  handle: (call) => {
    demandAdmin(call)
    const id = requiredInt(call.params, 'id')
    const parent = requiredInt(call.params, 'parentId')
    storedRow(nodeResource, id, call)
    if (ancestry(parent, call).includes(id)) throw logicError('A node cannot stand below itself')
    call.portal.engine.update('department', id, { parent, updatedAt: now(call) })
    return written(id, plainNodeFields, call)
  },
}

/** A node and all nodes above it. @throws ENTITYNOTFOUND */
const ancestry = (id: number, call: MethodCall): readonly number[] => {
  const path: number[] = []
  for (let at: WireValue = id; typeof at === 'number' && !path.includes(at);) {
    path.push(at)
    at = storedRow(nodeResource, at, call)['parent'] ?? null
  }
  return path
}

/** `humanresources.node.*`, with the portal's departments. */
export const nodeMethods: Methods = {
  'humanresources.node.get': getOf(nodeResource),
  'humanresources.node.list': list,
  'humanresources.node.search': search,
  'humanresources.node.children': children,
  'humanresources.node.count': count,
  'humanresources.node.add': add,
  'humanresources.node.edit': edit,
  'humanresources.node.move': move,
}
