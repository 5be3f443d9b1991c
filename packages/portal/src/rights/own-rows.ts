import type { Engine } from '../engine/engine.ts'
import type { Row } from '../engine/untyped-row.ts'
import { rowAccess, type DynamicRows } from '../engine/row-access.ts'
import type { Condition } from '../engine/query.ts'
import { crmTypes } from '../families/crm/entities/item-types.ts'
import type { InvokeMiddleware } from '../invoke.ts'
import { PortalError } from '../portal-error.ts'

const knownTypes: ReadonlySet<string> = new Set(crmTypes.map(({ entityName }) => entityName))
const isGuarded = (entity: string): boolean => knownTypes.has(entity) || /^smartProcess\d+$/.test(entity)

/**
 * With the switch `rights: 'own'`, users who are not administrators can use only their own CRM items. These are the items for which the
 * user is responsible. The rule applies to all methods.
 */
export const ownRows: InvokeMiddleware = (next) => async (method, call) => {
  const { portal, caller } = call
  if (portal.switches.rights === 'all' || caller.isAdmin || method.name === 'batch') return next(method, call)
  const isController = method.name.startsWith('crm.item.')
  const engine = guardedEngine(portal.engine, caller.userId, () => accessDenied(isController))
  return next(method, { ...call, portal: { ...portal, engine } })
}

/** In classic methods this error has an empty code. */
const accessDenied = (isController: boolean): PortalError =>
  new PortalError({ code: isController ? 'ACCESS_DENIED' : '', description: 'Access denied.' })

/** An engine that hides the items of other users. Its lists leave them out, and access by id throws. */
const guardedEngine = (engine: Engine, userId: number, denied: () => PortalError): Engine => {
  // A call may give an item to another user and then show it once more in its reply. This must not be refused.
  const permitted = new Set<string>()
  const own: Condition = { kind: 'eq', field: 'assignedById', value: userId }
  const onlyOwn = (entity: string, where: Condition): Condition =>
    isGuarded(entity) ? { kind: 'and', conditions: [where, own] } : where
  const check = (entity: string, id: number, row: Row | undefined): void => {
    const key = `${entity} ${String(id)}`
    if (!isGuarded(entity) || row === undefined || permitted.has(key)) return
    if (Number(row['assignedById']) !== userId) throw denied()
    permitted.add(key)
  }
  const guarded = (entity: string): DynamicRows => {
    const rows = engine.dynamic(entity)
    return {
      page: (query, options) => rows.page({ ...query, where: onlyOwn(entity, query.where) }, options),
      count: (where = { kind: 'always' }) => rows.count(onlyOwn(entity, where)),
      find: (id) => {
        const row = rows.find(id)
        check(entity, id, row)
        return row
      },
      insert: (row) => {
        const id = rows.insert(row)
        permitted.add(`${entity} ${String(id)}`)
        return id
      },
      update: (id, changes) => {
        check(entity, id, rows.find(id))
        return rows.update(id, changes)
      },
      remove: (ids) => {
        for (const id of ids) check(entity, id, rows.find(id))
        return rows.remove(ids)
      },
    }
  }
  return { ...engine, ...rowAccess(guarded) }
}
