import type { Engine } from '../../engine/engine.ts'
import { fieldOf } from '../../engine/entity.ts'
import type { TableField, TableFields } from './table-fields.ts'

/** A table's current fields, with the custom fields that were added while the portal runs. */
export const liveFields = (table: TableFields, engine: Engine): TableFields => {
  const entity = engine.entity(table.entity.name)
  const added = entity.fields.flatMap((definition): TableField[] => {
    const name = table.naming.nameOf(definition)
    const isAdded = definition.isDynamic === true && fieldOf(table.entity, definition.name) === undefined
    if (!isAdded || name === undefined) return []
    const shape = definition.isMultiple === true ? ['string'] : 'string'
    return [{ definition, name, type: definition.type, shape }]
  })
  return added.length === 0 ? table : { ...table, entity, fields: [...table.fields, ...added] }
}
