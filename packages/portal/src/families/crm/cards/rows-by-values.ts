import type { Engine } from '../../../engine/engine.ts'
import type { Row } from '../../../engine/entity-rows.ts'
import type { Operand } from '../../../engine/query.ts'

/** All rows in which these fields have these values. */
export const rowsBy = (engine: Engine, entity: string, values: Readonly<Record<string, Operand>>): readonly Row[] =>
  engine.dynamic(entity).page({
    where: {
      kind: 'and',
      conditions: Object.entries(values).map(([field, value]) => ({ kind: 'eq', field, value })),
    },
    order: [{ field: 'id', direction: 'asc' }],
  }).rows

/** Removes them. */
export const removeBy = (engine: Engine, entity: string, values: Readonly<Record<string, Operand>>): void => {
  engine.dynamic(entity).remove(rowsBy(engine, entity, values).map(({ id }) => Number(id)))
}
