import type { Comparison, Condition } from '../../engine/query.ts'
import { isWireList } from '../../wire-value.ts'
import type { WireValue } from '../../wire-value.ts'
import { fieldOf } from './dto.ts'
import type { Dto, DtoField } from './dto.ts'
import {
  fieldNotAllowed,
  invalidFilter,
  mandatoryFilterMissing,
  unknownFilterOperator,
  unknownProperty,
} from './errors.ts'
import { readFilterTree } from './filter-tree.ts'
import type { FilterNode, FilterTriple } from './filter-tree.ts'
import { typedScalar } from './typed-value.ts'
import type { Scalar } from './dto.ts'

const operators = ['=', '!=', '>', '>=', '<', '<=', 'in', 'between'] as const
type Operator = (typeof operators)[number]
const isOperator = (value: string): value is Operator => operators.some((operator) => operator === value)

/** The rules for checking a filter. */
export interface FilterRules {
  readonly dto: Dto
  /** Whether a group inside a group needs `"type": "filter"`. */
  readonly isStrict: boolean
  /** Fields that the filter must name. */
  readonly mandatory?: readonly string[] | undefined
  /** A field that the filter must not name. In `tail` it is the field of the cursor. */
  readonly forbidden?: string | undefined
}

/**
 * Reads and checks the `filter` parameter: fields and operators must be known, values must have the fields' types. The condition uses the
 * DTO's field names; `storedCondition` turns them into the entity's.
 * @throws INVALIDFILTER, UNKNOWNDTOPROPERTY, UNKNOWNFILTEROPERATOR, REQUESTVALIDATION or REQUESTFILTERVALIDATION
 */
export const readFilter = (filter: WireValue | undefined, rules: FilterRules): Condition => {
  const tree = readFilterTree(filter, rules.isStrict)
  const named = new Set(fieldsOf(tree))
  for (const field of rules.mandatory ?? []) if (!named.has(field)) throw mandatoryFilterMissing(field)
  if (rules.forbidden !== undefined && named.has(rules.forbidden))
    throw invalidFilter(`the cursor's field ${rules.forbidden} may not stand in the filter`)
  return check(tree, rules.dto)
}

const fieldsOf = (node: FilterNode): string[] => (node.kind === 'triple' ? [node.field] : node.nodes.flatMap(fieldsOf))

const check = (node: FilterNode, dto: Dto): Condition => {
  if (node.kind === 'triple') return checkTriple(node, dto)
  const group: Condition = { kind: node.logic, conditions: node.nodes.map((item) => check(item, dto)) }
  return node.negative ? { kind: 'not', condition: group } : group
}

const checkTriple = ({ field: name, operator, value }: FilterTriple, dto: Dto): Condition => {
  const field = fieldOf(dto, name)
  if (field === undefined) throw unknownProperty(dto.name, name)
  if (!isOperator(operator)) throw unknownFilterOperator(operator)
  if (field.filterable !== true) throw fieldNotAllowed(name, 'filterable')
  return compare(field, operator, value)
}

const compare = (field: DtoField, operator: Operator, value: WireValue): Condition => {
  switch (operator) {
    case '=':
    case '!=':
      return { kind: comparisons[operator], field: field.name, value: typedScalar(field, value) }
    case '>':
    case '>=':
    case '<':
    case '<=':
      return { kind: comparisons[operator], field: field.name, value: orderedScalar(field, value) }
    case 'in':
      if (!isWireList(value)) throw invalidFilter(`in needs an array of values for ${field.name}`)
      return { kind: 'in', field: field.name, values: value.map((item) => typedScalar(field, item)) }
    case 'between':
      return between(field, value)
    default:
      return operator satisfies never
  }
}

const comparisons = {
  '=': 'eq',
  '!=': 'ne',
  '>': 'gt',
  '>=': 'ge',
  '<': 'lt',
  '<=': 'le',
} as const satisfies Record<string, Comparison>

const orderedScalar = (field: DtoField, value: WireValue): Scalar => {
  if (field.type === 'bool' || value === null)
    throw invalidFilter(`${field.name} cannot be compared by order with this value`)
  return typedScalar(field, value)
}

const between = (field: DtoField, value: WireValue): Condition => {
  if (!rangeTypes.has(field.type)) throw invalidFilter(`between is for numbers and dates, ${field.name} is neither`)
  const [from, to] = isWireList(value) ? value : []
  if (!isWireList(value) || value.length !== 2 || isEmpty(from) || isEmpty(to))
    throw invalidFilter(`between needs two values for ${field.name}`)
  return { kind: 'between', field: field.name, from: typedScalar(field, from), to: typedScalar(field, to) }
}

const rangeTypes: ReadonlySet<string> = new Set(['int', 'float', 'date', 'dateTime'])
const isEmpty = (value: WireValue | undefined): value is undefined | null | '' =>
  value === undefined || value === null || value === ''
