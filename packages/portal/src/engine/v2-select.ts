import { isWireList, isWireMap, type WireValue } from '../wire-value.ts'
import type { Entity } from './entity.ts'
import type { FieldDefinition } from './field.ts'
import { fieldsByName, type Naming } from './naming.ts'

/**
 * The fields a `select` asks for. `*` = all own fields without custom ones and multifields (controllers: with them),
 * `UF_*` = custom fields; nothing asked for = both. Unknown names are overlooked.
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

/** The names in a `select`: a list, a map's values or one name; both masks when there is none. */
export const selectNames = (select: WireValue | undefined): ReadonlySet<string> => {
  const given = isWireList(select) || isWireMap(select) ? Object.values(select) : [select]
  const names = given.filter((name): name is string => typeof name === 'string' && name !== '')
  return new Set(names.length === 0 ? ['*', 'UF_*'] : names)
}

/** Classic lists never carry what has several values unless it is named. */
const isOwn = ({ isMultiple }: FieldDefinition, naming: Naming): boolean => naming.isStrict || isMultiple !== true
