import type { Engine } from '../engine/engine.ts'
import type { ConditionOf, EntityName, RowOf } from '../engine/entity-rows.ts'

/** All rows that match a condition, in the order of the ids. */
export const rowsWhere = <Name extends EntityName>(
  engine: Engine,
  entity: Name,
  where: ConditionOf<Name>,
): readonly RowOf<Name>[] => engine.page(entity, { where }).rows
