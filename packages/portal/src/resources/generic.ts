import type { EntityName, RowOf } from '../engine/entity-rows.ts'
import { readFilter, type FilterRules } from '../dialects/v3/condition.ts'
import { readCursor } from '../dialects/v3/cursor.ts'
import { entityNotFound } from '../dialects/v3/errors.ts'
import { readOrder } from '../dialects/v3/order.ts'
import { genericPageSizes, readPagination, type PageSizes } from '../dialects/v3/pagination.ts'
import { requiredInt } from '../dialects/v3/parameters.ts'
import { readSelect } from '../dialects/v3/select.ts'
import type { Condition } from '../engine/query.ts'
import type { PortalSwitches } from '../switches.ts'
import { isWireMap } from '../wire-value.ts'
import type { MethodCall, MethodParam, Method } from '../methods/method.ts'
import { project, projectOne } from './project.ts'
import { readRows, toDtoRow, type AnyResource, type Resource } from './resource.ts'
import { idParam, param, selectParam } from './v3-params.ts'

/** The settings of a method that a generic action needs. */
export interface ActionOptions {
  /** Refuses a caller. It runs before anything is read. */
  readonly guard?: ((call: MethodCall) => void) | undefined
}

export interface ListOptions extends ActionOptions {
  readonly pageSizes?: ((switches: PortalSwitches) => PageSizes) | undefined
  /** Fields that the filter must name. */
  readonly mandatoryFilter?: readonly string[] | undefined
}

export const filterParam = (isMandatory = false): MethodParam => param('filter', 'array', isMandatory)

/** `{id, select?}` -> `{item}`. */
export const getOf = (resource: AnyResource, { guard }: ActionOptions = {}): Method => ({
  params: [idParam, selectParam],
  handle: (call) => {
    guard?.(call)
    const id = requiredInt(call.params, 'id')
    const selection = readSelect(call.params['select'], selectRules(resource, call, resource.dto.baseFields))
    const row = toDtoRow(resource, visibleRow(resource, id, call), selection.fields, call)
    return { result: { item: projectOne(row, selection, call) } }
  },
})

/** `{select?, filter?, order?, pagination?}` -> `{items}`, without a total. */
export const listOf = (resource: AnyResource, options: ListOptions = {}): Method => ({
  params: [
    selectParam,
    filterParam(options.mandatoryFilter !== undefined),
    param('order', 'object'),
    param('pagination', 'object'),
  ],
  handle: (call) => {
    options.guard?.(call)
    const { params, portal } = call
    const selection = readSelect(params['select'], selectRules(resource, call, defaultListFields(resource)))
    const where = filterOf(resource, call, { mandatory: options.mandatoryFilter })
    const order = readOrder(params['order'], resource.dto)
    const page = readPagination(params['pagination'], options.pageSizes?.(portal.switches) ?? genericPageSizes)
    const rows = readRows(resource, { where, order, ...page }, selection.fields, call)
    return { result: { items: project(rows, selection, call) } }
  },
})

/** `{select?, filter?, cursor?}` -> `{items}`: the rows after the cursor's value. */
export const tailOf = (resource: AnyResource, { guard }: ActionOptions = {}): Method => ({
  params: [selectParam, filterParam(), param('cursor', 'object')],
  handle: (call) => {
    guard?.(call)
    const { params } = call
    const { field, value, direction, limit } = readCursor(params['cursor'], resource.dto)
    const selection = readSelect(params['select'], selectRules(resource, call, defaultListFields(resource)))
    const forbidden = isWireMap(params['cursor']) ? field : undefined
    const where = filterOf(resource, call, { forbidden })
    const after: Condition[] = value === undefined ? [] : [{ kind: direction === 'asc' ? 'gt' : 'lt', field, value }]
    const rows = readRows(
      resource,
      { where: { kind: 'and', conditions: [where, ...after] }, order: [{ field, direction }], limit },
      selection.fields,
      call,
    )
    return { result: { items: project(rows, selection, call) } }
  },
})

/** Finds the stored row of this id. @throws ENTITYNOTFOUND */
export const storedRow = <Name extends EntityName>(
  { entity }: Resource<Name>,
  id: number,
  { portal }: MethodCall,
): RowOf<Name> => {
  const row = portal.engine.find(entity, id)
  if (row === undefined) throw entityNotFound(id)
  return row
}

/** Finds the stored row that a call names. @throws ENTITYNOTFOUND or the resource's own error */
export const visibleRow = <Name extends EntityName>(
  resource: Resource<Name>,
  id: number,
  call: MethodCall,
): RowOf<Name> => {
  const row = storedRow(resource, id, call)
  resource.refuse?.(row, call)
  return row
}

const allFields = (resource: AnyResource): readonly string[] => resource.dto.fields.map(({ name }) => name)

const defaultListFields = ({ dto }: AnyResource): readonly string[] | undefined => dto.listFields ?? dto.baseFields

const selectRules = (resource: AnyResource, { portal }: MethodCall, defaults: readonly string[] | undefined) => ({
  dto: resource.dto,
  defaults: defaults ?? allFields(resource),
  unknownSelect: portal.switches.v3UnknownSelect,
})

/** The checked `filter` parameter of a call. A fault may make the portal ignore it. */
export const filterOf = (
  { dto }: AnyResource,
  { params, portal, ignoresFilter }: MethodCall,
  rules: Pick<FilterRules, 'mandatory' | 'forbidden'>,
): Condition => {
  const where = readFilter(params['filter'], { ...rules, dto, isStrict: portal.switches.v3StrictNesting })
  return ignoresFilter ? { kind: 'always' } : where
}
