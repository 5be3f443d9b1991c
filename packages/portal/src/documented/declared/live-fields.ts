import type { Engine } from '../../engine/engine.ts'
import { fieldOf } from '../../engine/entity.ts'
import { syncFields } from '../../engine/sync-fields.ts'
import type { TableDeclaration } from './documented-table.ts'
import type { TableField, TableFields } from './table-fields.ts'

/** A table's current fields, with those that were added while the portal runs, and those that its rows decide. */
export const liveFields = (table: TableFields, { decidedFields }: TableDeclaration, engine: Engine): TableFields => {
  if (decidedFields !== undefined)
    syncFields(engine, table.entity.name, decidedFields.now(engine), decidedFields.isDecided)
  const entity = engine.entity(table.entity.name)
  const added = entity.fields.flatMap((definition): TableField[] => {
    const name = table.naming.nameOf(definition)
    const isAdded = definition.isDynamic === true && fieldOf(table.entity, definition.name) === undefined
    if (!isAdded || name === undefined) return []
    const one = decidedFields?.isDecided(definition) === true ? decidedFields.shape : 'string'
    const shape = definition.isMultiple === true ? [one] : one
    return [{ definition, name, type: definition.type, shape, isWritable: true }]
  })
  return added.length === 0 ? table : { ...table, entity, fields: [...table.fields, ...added] }
}
