import type { Engine } from '../../../engine/engine.ts'
import type { EntityName, FieldNameOf, RowOf } from '../../../engine/entity-rows.ts'
import type { Operand } from '../../../engine/query.ts'
import type { Row } from '../../../engine/untyped-row.ts'

/** Values that some fields of an entity must have. */
export type ValuesOf<Name extends EntityName> = { readonly [Field in FieldNameOf<Name>]?: Operand }

/** All rows in which the fields have these values. */
export function rowsBy<Name extends EntityName>(
  engine: Engine,
  entity: Name,
  values: ValuesOf<Name>,
): readonly RowOf<Name>[]
export function rowsBy(engine: Engine, entity: string, values: Readonly<Record<string, Operand>>): readonly Row[] {
  return engine.dynamic(entity).page({
    where: {
      kind: 'and',
      conditions: Object.entries(values).map(([field, value]) => ({ kind: 'eq', field, value })),
    },
  }).rows
}

/** Deletes all rows in which the fields have these values. */
export const removeBy = <Name extends EntityName>(engine: Engine, entity: Name, values: ValuesOf<Name>): void => {
  engine.remove(
    entity,
    rowsBy(engine, entity, values).map(({ id }) => id),
  )
}
