import type { Engine } from '../../engine/engine.ts'
import type { FieldDefinition } from '../../engine/field.ts'
import { textOf } from '../../wire-value.ts'
import { catalogPropertyEntity } from './entities.ts'
import { propertyTypeOf } from './property-types.ts'

/** The fields that the properties of a catalogue give to its products: `property15`. */
export const propertyFieldsOf =
  (iblockId: number) =>
  (engine: Engine): readonly FieldDefinition[] =>
    engine
      .page(catalogPropertyEntity.name, { where: { kind: 'eq', field: 'iblockId', value: iblockId } })
      .rows.map((row) => ({
        name: `property${String(row.id)}`,
        type: propertyTypeOf(row)?.fieldType ?? 'string',
        isDynamic: true,
        isMultiple: row.multiple === 'Y',
        title: textOf(row.name),
      }))

/** Whether a field of a product is a property. */
export const isPropertyField = ({ name, isDynamic }: FieldDefinition): boolean =>
  isDynamic === true && /^property\d+$/.test(name)
