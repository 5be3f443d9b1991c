import type { InvokeMiddleware } from '../invoke.ts'
import { eventsOfChange } from './events-of-change.ts'
import { recordingEngine } from './row-changes.ts'

/** Tells of every row that a successful call wrote. A batch is no call of its own: its commands are. */
export const fireChanges: InvokeMiddleware = (next) => async (method, call) => {
  if (method.name === 'batch') return next(method, call)
  const { portal, caller, connector } = call
  const { engine, changes } = recordingEngine(portal.engine)
  const invoked = await next(method, { ...call, portal: { ...portal, engine } })
  for (const change of changes())
    for (const told of eventsOfChange(change, portal.engine.find(change.entity, change.id)))
      portal.events.fire({ ...told, userId: caller.userId, connector })
  return invoked
}
