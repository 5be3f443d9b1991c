import type { InvokeMiddleware } from '../invoke.ts'
import type { PortalServices } from '../services.ts'
import type { FiredEvent } from './fired-event.ts'
import { recordingEngine, type RowChange } from './row-changes.ts'

/** Fires the events of every row that a successful call wrote. A batch counts as its commands, not as a call of its own. */
export const fireChanges: InvokeMiddleware = (next) => async (method, call) => {
  if (method.name === 'batch') return next(method, call)
  const { portal, caller, connector } = call
  const { engine, changes } = recordingEngine(portal.engine)
  const invoked = await next(method, { ...call, portal: { ...portal, engine } })
  tellOf(portal, changes(), { userId: caller.userId, connector, depth: caller.eventDepth })
  return invoked
}

/** Fires the events of rows that were written. */
export const tellOf = (
  { engine, events, changeEvents, switches }: Pick<PortalServices, 'engine' | 'events' | 'changeEvents' | 'switches'>,
  changes: readonly RowChange[],
  actor: Pick<FiredEvent, 'userId' | 'connector' | 'depth'>,
): void => {
  for (const change of changes)
    for (const told of changeEvents.of({ change, after: engine.dynamic(change.entity).find(change.id), switches }))
      events.fire({ ...told, ...actor })
}
