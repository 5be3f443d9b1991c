import type { Engine } from '../engine/engine.ts'
import { fieldOf } from '../engine/entity.ts'
import type { FieldDefinition } from '../engine/field.ts'
import type { Row } from '../engine/untyped-row.ts'
import type { WireValue } from '../wire-value.ts'

/** Name of the column of a property. */
export const propertyColumn = (id: number): string => `property${String(id)}`

/** What a row has of a property. */
export const propertyValueIn = (row: Row, id: number): WireValue => row[propertyColumn(id)] ?? null

/** Makes the column of a new property. */
export const addPropertyColumn = (engine: Engine, entityName: string, field: FieldDefinition): void => {
  // A reset forgets all properties and begins their ids anew, but leaves the columns.
  if (fieldOf(engine.entity(entityName), field.name) !== undefined) engine.removeField(entityName, field.name)
  engine.addField(entityName, field)
}
