import { rowId } from '../../documented/declared/row-id.ts'
import type { TableDeclaration } from '../../documented/declared/documented-table.ts'
import type { Engine } from '../../engine/engine.ts'

const ratiosOf = (engine: Engine, productId: number): readonly number[] =>
  engine.page('catalogRatio', { where: { kind: 'eq', field: 'productId', value: productId } }).rows.map(({ id }) => id)

/** Each product gets a ratio of its unit of measure, which is deleted with it. */
export const withRatio: Pick<TableDeclaration, 'added' | 'removing'> = {
  added: (row, { portal: { engine } }) => {
    if (ratiosOf(engine, rowId(row)).length === 0)
      engine.insert('catalogRatio', { productId: rowId(row), ratio: 1, isDefault: 'Y' })
  },
  removing: (row, { portal: { engine } }) => {
    engine.remove('catalogRatio', ratiosOf(engine, rowId(row)))
  },
}
