import type { Engine } from '../../engine/engine.ts'
import { fieldOf } from '../../engine/entity.ts'
import type { FamilyField, FamilyFields } from './family-fields.ts'

/** A family's fields as they are now: with the custom ones that were added while the portal ran. */
export const liveFields = (family: FamilyFields, engine: Engine): FamilyFields => {
  const entity = engine.entity(family.entity.name)
  const added = entity.fields.flatMap((definition): FamilyField[] => {
    const name = family.naming.nameOf(definition)
    const isAdded = definition.isDynamic === true && fieldOf(family.entity, definition.name) === undefined
    if (!isAdded || name === undefined) return []
    const shape = definition.isMultiple === true ? ['string'] : 'string'
    return [{ definition, name, type: definition.type, shape }]
  })
  return added.length === 0 ? family : { ...family, entity, fields: [...family.fields, ...added] }
}
