import { readSelect } from '../../../dialects/v3/select.ts'
import { requiredInt, requiredText } from '../../../dialects/v3/parameters.ts'
import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import type { PortalServices } from '../../../services.ts'
import { isWireList, type WireMap } from '../../../wire-value.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { storedRow } from '../../../resources/generic.ts'
import { isActive, membersOf, personOf, roleIn } from './node-resource.ts'
import { userResource } from '../../../resources/people.ts'
import { toDtoRow, type Resource } from '../../../resources/resource.ts'
import { idParam, param, selectParam } from '../../../resources/v3-params.ts'

const person = (name: string) => ({ compute: (user: RowOf<'user'>) => personOf(user)[name] ?? null })

const employeeResource: Resource<'user'> = {
  dto: documentedDto('humanresources.employee'),
  entity: 'user',
  bindings: {
    userId: { column: 'id' },
    name: person('name'),
    workPosition: person('workPosition'),
    avatar: person('avatar'),
    url: person('url'),
    departments: { compute: (user: RowOf<'user'>, { portal }) => departmentsOf(user, portal).map(toPlace) },
    teams: { compute: () => [] },
  },
}

const departmentsOf = ({ ufDepartment }: RowOf<'user'>, { engine }: PortalServices): readonly RowOf<'department'>[] => {
  const ids = isWireList(ufDepartment) ? ufDepartment.map(Number) : []
  return ids.map((id) => engine.find('department', id)).filter((node) => node !== undefined)
}

const toPlace = ({ id, name }: RowOf<'department'>): WireMap => ({ id, name })

/** Active users who belong to a department. */
const employees = ({ engine }: PortalServices, also: readonly ConditionOf<'user'>[] = []): readonly RowOf<'user'>[] =>
  engine.page('user', {
    where: {
      kind: 'and',
      conditions: [isActive, { kind: 'not', condition: { kind: 'isEmpty', field: 'ufDepartment' } }, ...also],
    },
    limit: engine.count('user'),
  }).rows

const search: Method = {
  params: [param('name', 'string', true), param('nodeId', 'int'), selectParam],
  handle: (call) => {
    const text = requiredText(call.params, 'name')
    const { dto } = employeeResource
    const defaults = dto.fields.map(({ name }) => name)
    const rules = { dto, defaults, unknownSelect: call.portal.switches.v3UnknownSelect }
    const { fields } = readSelect(call.params['select'], rules)
    const isNamed: ConditionOf<'user'> = {
      kind: 'or',
      conditions: (['name', 'lastName'] as const).map((field) => ({ kind: 'contains', field, text })),
    }
    const found = employees(call.portal, [isNamed, ...inNode(call)]).slice(0, maxFound)
    return { result: { items: found.map((user) => toDtoRow(employeeResource, user, fields, call)) } }
  },
}

const maxFound = 50

const inNode = ({ params }: MethodCall): readonly ConditionOf<'user'>[] =>
  params['nodeId'] === undefined ? [] : [{ kind: 'eq', field: 'ufDepartment', value: requiredInt(params, 'nodeId') }]

const count: Method = { params: [], handle: ({ portal }) => ({ result: { total: employees(portal).length } }) }

const subordinates: Method = {
  params: [idParam],
  handle: (call) => {
    const { portal } = call
    const userId = requiredInt(call.params, 'id')
    const user = storedRow(userResource, userId, call)
    const departments = departmentsOf(user, portal).map((node) => {
      const role = roleIn(user, node)
      const others = membersOf(node['id'], portal).length - 1
      const place = { nodeId: node['id'] ?? null, name: node['name'] ?? null }
      return { ...place, role, subordinatesCount: role === 'MEMBER_HEAD' ? others : 0 }
    })
    return { result: { userId, departments } }
  },
}

const multidepartment: Method = {
  params: [],
  handle: ({ portal }) => {
    const found = employees(portal).filter(({ ufDepartment }) => isWireList(ufDepartment) && ufDepartment.length > 1)
    const items = found.map((user) => {
      const { userId = null, name = null, workPosition = null } = personOf(user)
      return { userId, name, workPosition, departments: departmentsOf(user, portal).map(toPlace) }
    })
    return { result: { employees: items, total: items.length } }
  },
}

/** `humanresources.employee.*`, with the portal's users. */
export const employeeMethods: Methods = {
  'humanresources.employee.search': search,
  'humanresources.employee.count': count,
  'humanresources.employee.subordinates': subordinates,
  'humanresources.employee.multidepartment': multidepartment,
}
