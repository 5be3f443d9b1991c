import type { Engine, Row } from '../engine/engine.ts'
import type { Condition } from '../engine/query.ts'
import { crmTypes } from '../families/crm/entities/item-types.ts'
import type { InvokeMiddleware } from '../invoke.ts'
import { PortalError } from '../portal-error.ts'

const knownTypes: ReadonlySet<string> = new Set(crmTypes.map(({ entityName }) => entityName))
const isGuarded = (entity: string): boolean => knownTypes.has(entity) || /^smartProcess\d+$/.test(entity)

/**
 * With the switch `crmRights: 'own'`: whoever is no administrator reads and changes only the leads, deals and other CRM
 * items that he is responsible for, through whatever method.
 */
export const ownRows: InvokeMiddleware = (next) => async (method, call) => {
  const { portal, caller } = call
  if (portal.switches.crmRights === 'all' || caller.isAdmin || method.name === 'batch') return next(method, call)
  const isController = method.name.startsWith('crm.item.')
  const engine = guardedEngine(portal.engine, caller.userId, () => accessDenied(isController))
  return next(method, { ...call, portal: { ...portal, engine } })
}

/** Classic methods have an empty code for it. */
const accessDenied = (isController: boolean): PortalError =>
  new PortalError({ code: isController ? 'ACCESS_DENIED' : '', description: 'Access denied.' })

/** An engine whose lists leave out the items of others, and that throws where one of them is asked for by its id. */
const guardedEngine = (engine: Engine, userId: number, denied: () => PortalError): Engine => {
  // A call may give an item to somebody else, and shows it once more at its end.
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
  return {
    ...engine,
    page: (entity, query, options) => engine.page(entity, { ...query, where: onlyOwn(entity, query.where) }, options),
    count: (entity, where = { kind: 'always' }) => engine.count(entity, onlyOwn(entity, where)),
    find: (entity, id) => {
      const row = engine.find(entity, id)
      check(entity, id, row)
      return row
    },
    insert: (entity, row) => {
      const id = engine.insert(entity, row)
      permitted.add(`${entity} ${String(id)}`)
      return id
    },
    update: (entity, id, changes) => {
      check(entity, id, engine.find(entity, id))
      return engine.update(entity, id, changes)
    },
    remove: (entity, ids) => {
      for (const id of ids) check(entity, id, engine.find(entity, id))
      return engine.remove(entity, ids)
    },
  }
}
