import { isWireList } from '../../wire-value.ts'
import type { WireValue } from '../../wire-value.ts'
import { fieldOf } from './dto.ts'
import type { Dto, DtoRelation } from './dto.ts'
import { invalidSelect, unknownProperty } from './errors.ts'

/** The parts of a row that the caller asks for: the entity's own fields, and fields of related objects. */
export interface Selection {
  readonly fields: readonly string[]
  readonly relations: readonly RelationSelection[]
}

export interface RelationSelection {
  readonly relation: DtoRelation
  readonly selection: Selection
}

/** The rules for reading a select. */
export interface SelectRules {
  readonly dto: Dto
  /** The fields of a request without `select`. */
  readonly defaults: readonly string[]
  /** Whether an unknown field of the entity itself is left out (documentation) or refused (older portals). */
  readonly unknownSelect: 'ignore' | 'reject'
}

/**
 * Reads the `select` parameter.
 * @throws INVALIDSELECT, UNKNOWNDTOPROPERTY (a field of a relation; the entity's own field if the switch says so)
 */
export const readSelect = (select: WireValue | undefined, rules: SelectRules): Selection => {
  if (select === undefined || select === null) return { fields: rules.defaults, relations: [] }
  if (!isWireList(select)) throw invalidSelect('an array of field names is expected')
  if (select.length === 0) return { fields: rules.defaults, relations: [] }
  const paths = select.map((item) => {
    if (typeof item !== 'string') throw invalidSelect('a field name is a string')
    return item.split('.')
  })
  return selectPaths(paths, rules.dto, rules.unknownSelect)
}

const selectPaths = (paths: readonly string[][], dto: Dto, unknownSelect: 'ignore' | 'reject'): Selection => {
  const fields = new Set<string>()
  const related = new Map<DtoRelation, string[][]>()
  for (const [name = '', ...rest] of paths) {
    const relation = dto.relations.find((item) => item.name === name)
    if (relation !== undefined) {
      // The link field is always read, so the reply contains it as well.
      fields.add(relation.link)
      const asked = rest.length === 0 ? relation.dto.fields.map((field) => [field.name]) : [rest]
      const known = related.get(relation)
      if (known === undefined) related.set(relation, [...asked])
      else known.push(...asked)
    } else if (rest.length === 0 && isSelectable(dto, name)) fields.add(name)
    else if (rest.length > 0 || unknownSelect === 'reject') throw unknownProperty(dto.name, [name, ...rest].join('.'))
  }
  return {
    fields: [...fields],
    relations: [...related].map(([relation, inner]) => ({
      relation,
      selection: selectPaths(inner, relation.dto, 'reject'),
    })),
  }
}

/** Names of custom fields are accepted although no DTO lists them. A custom field that does not exist is left out of the row. */
const isSelectable = (dto: Dto, name: string): boolean => fieldOf(dto, name) !== undefined || name.startsWith('UF_')
