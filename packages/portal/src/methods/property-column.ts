import type { Engine } from '../engine/engine.ts'
import { fieldOf } from '../engine/entity.ts'
import type { FieldDefinition } from '../engine/field.ts'
import type { Row } from '../engine/untyped-row.ts'
import type { WireValue } from '../wire-value.ts'

/** The name of a property's column. */
export const propertyColumn = (id: number): string => `property${String(id)}`

/** The value of a property in a row. */
export const propertyValueIn = (row: Row, id: number): WireValue => row[propertyColumn(id)] ?? null

/** Creates the column of a new property. */
export const addPropertyColumn = (engine: Engine, entityName: string, field: FieldDefinition): void => {
  // A reset deletes all properties and counts their ids from 1 again, but the columns stay. So an old column is removed first.
  if (fieldOf(engine.entity(entityName), field.name) !== undefined) engine.removeField(entityName, field.name)
  engine.addField(entityName, field)
}
