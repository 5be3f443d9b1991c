import type { Engine, Row } from '../engine/engine.ts'
import type { Condition } from '../engine/query.ts'

/** Every row that meets a condition, in the order of the ids. */
export const rowsWhere = (engine: Engine, entity: string, where: Condition): readonly Row[] =>
  engine.page(entity, { where }).rows
