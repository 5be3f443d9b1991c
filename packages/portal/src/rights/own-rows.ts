import { crmTypes } from '../families/crm/entities/item-types.ts'
import type { InvokeMiddleware } from '../invoke.ts'
import { PortalError } from '../portal-error.ts'
import { guardedEngine, type RowGuard } from './guarded-engine.ts'

const knownTypes: ReadonlySet<string> = new Set(crmTypes.map(({ entityName }) => entityName))
const isGuarded = (entity: string): boolean => knownTypes.has(entity) || /^smartProcess\d+$/.test(entity)

/**
 * With the switch `rights: 'own'`, users who are not administrators can use only their own CRM items. These are the items for which the
 * user is responsible. The rule applies to all methods.
 */
export const ownRows: InvokeMiddleware = (next) => async (method, call) => {
  const { portal, caller } = call
  if (portal.switches.rights !== 'own' || caller.isAdmin || method.name === 'batch') return next(method, call)
  const isController = method.name.startsWith('crm.item.')
  const own: RowGuard = {
    where: () => ({ kind: 'eq', field: 'assignedById', value: caller.userId }),
    denied: () => accessDenied(isController),
  }
  const engine = guardedEngine(portal.engine, (entity) => (isGuarded(entity) ? own : undefined))
  return next(method, { ...call, portal: { ...portal, engine } })
}

/** In classic methods this error has an empty code. */
const accessDenied = (isController: boolean): PortalError =>
  new PortalError({ code: isController ? 'ACCESS_DENIED' : '', description: 'Access denied.' })
