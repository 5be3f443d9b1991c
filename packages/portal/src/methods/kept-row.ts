import type { Engine } from '../engine/engine.ts'
import type { EntityName, RowOf } from '../engine/entity-rows.ts'

/** The row that a call has just written. */
export const keptRow = <Name extends EntityName>(engine: Engine, entity: Name, id: number): RowOf<Name> => {
  const row = engine.find(entity, id)
  if (row === undefined) throw new Error(`The ${entity} ${String(id)} was not kept.`)
  return row
}
