import { isWireList, isWireMap, type WireValue } from '../wire-value.ts'
import type { Entity } from './entity.ts'
import type { FieldDefinition } from './field.ts'
import { fieldsByName, type Naming } from './naming.ts'

/**
 * The fields that a `select` asks for. `*` means all fields except custom ones and multifields (controllers include multifields). `UF_*`
 * means the custom fields. An empty `select` means both. Unknown names are ignored.
 */
export const parseV2Select = (
  select: WireValue | undefined,
  { entity, naming }: { entity: Entity; naming: Naming },
): readonly FieldDefinition[] => {
  const names = selectNames(select)
  const fields = [...fieldsByName(entity, naming)]
  const isAsked = (name: string, field: FieldDefinition): boolean => {
    if (names.has(name)) return true
    if (field.isDynamic === true) return names.has('UF_*') || (naming.isStrict && names.has('*'))
    return names.has('*') && isOwn(field, naming)
  }
  return fields.filter(([name, field]) => isAsked(name, field)).map(([, field]) => field)
}

/** The names in a `select`, which is a list, a map or one name. Without one, both `*` and `UF_*`. */
export const selectNames = (select: WireValue | undefined): ReadonlySet<string> => {
  const given = isWireList(select) || isWireMap(select) ? Object.values(select) : [select]
  const names = given.filter((name): name is string => typeof name === 'string' && name !== '')
  return new Set(names.length === 0 ? ['*', 'UF_*'] : names)
}

/** Classic lists return a field with several values only if the `select` names it. */
const isOwn = ({ isMultiple }: FieldDefinition, naming: Naming): boolean => naming.isStrict || isMultiple !== true
