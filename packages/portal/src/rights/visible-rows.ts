import { visibleRows } from '../families/portal-families.ts'
import type { InvokeMiddleware } from '../invoke.ts'
import { guardedEngine, type RowGuard } from './guarded-engine.ts'

/** Leaves out what a user may not see. In REST v3 the resources say it themselves, because there a hidden row has an error of its own. */
export const visibleOnly: InvokeMiddleware = (next) => async (method, call) => {
  const { portal, caller } = call
  if (portal.switches.rights === 'all' || caller.isAdmin || method.api === 'v3' || method.name === 'batch')
    return next(method, call)
  const guardOf = (entity: string): RowGuard | undefined => {
    const visible = visibleRows.get(entity)
    return visible && { where: () => visible(portal.engine, caller) }
  }
  return next(method, { ...call, portal: { ...portal, engine: guardedEngine(portal.engine, guardOf) } })
}
