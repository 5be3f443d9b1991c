import { isWireList, isWireMap } from '../../wire-value.ts'
import type { WireMap, WireValue } from '../../wire-value.ts'
import { invalidFilter } from './errors.ts'

/** The structure of a filter's JSON. Its shapes are checked, its fields and values are not yet. */
export type FilterNode = FilterGroup | FilterTriple

export interface FilterGroup {
  readonly kind: 'group'
  readonly logic: 'and' | 'or'
  readonly negative: boolean
  readonly nodes: readonly FilterNode[]
}

export interface FilterTriple {
  readonly kind: 'triple'
  readonly field: string
  readonly operator: string
  readonly value: WireValue
}

/**
 * Reads the `filter` parameter in all its shapes. With `isStrict`, a group inside a group needs `"type": "filter"`, as on older portals.
 * @throws INVALIDFILTER
 */
export const readFilterTree = (filter: WireValue | undefined, isStrict: boolean): FilterGroup => {
  if (filter === undefined || filter === null) return and([])
  if (isWireMap(filter)) return Object.keys(filter).length === 0 ? and([]) : readRootGroup(filter, isStrict)
  if (!isWireList(filter)) throw invalidFilter('an array of conditions is expected')
  if (typeof filter[0] === 'string') return and([readTriple(filter)])
  return and(filter.map((item) => (isWireMap(item) ? readRootGroup(item, isStrict) : readListItem(item))))
}

const and = (nodes: readonly FilterNode[]): FilterGroup => ({ kind: 'group', logic: 'and', negative: false, nodes })

const readRootGroup = (group: WireMap, isStrict: boolean): FilterGroup => {
  if (group['type'] === 'condition') throw invalidFilter('a condition object may stand only inside a group')
  return readGroup(group, isStrict)
}

const readGroup = (group: WireMap, isStrict: boolean): FilterGroup => {
  const { type = 'filter', logic = 'and', negative = false, conditions } = group
  if (type !== 'filter') throw invalidFilter('the type of a group is "filter"')
  if (logic !== 'and' && logic !== 'or') throw invalidFilter('logic is "and" or "or"')
  if (typeof negative !== 'boolean') throw invalidFilter('negative is a boolean')
  if (!isWireList(conditions)) throw invalidFilter('a group needs an array of conditions')
  return { kind: 'group', logic, negative, nodes: conditions.map((item) => readMember(item, isStrict)) }
}

const readMember = (item: WireValue, isStrict: boolean): FilterNode => {
  if (!isWireMap(item)) return readListItem(item)
  if (item['type'] === 'condition') return readLongCondition(item)
  if (isStrict && item['type'] !== 'filter') throw invalidFilter('a group inside a group needs "type": "filter"')
  return readGroup(item, isStrict)
}

const readListItem = (item: WireValue): FilterTriple => {
  if (!isWireList(item)) throw invalidFilter('a condition is an array of field, operator and value')
  return readTriple(item)
}

const readTriple = (items: readonly WireValue[]): FilterTriple => {
  const [field, second, third] = items
  if (typeof field !== 'string' || second === undefined) throw invalidFilter('a condition starts with a field name')
  if (items.length === 2) return { kind: 'triple', field, operator: isWireList(second) ? 'in' : '=', value: second }
  if (items.length !== 3 || third === undefined) throw invalidFilter('a condition has two or three members')
  return triple(field, second, third)
}

const readLongCondition = ({ leftOperand, operator, rightOperand }: WireMap): FilterTriple => {
  if (typeof leftOperand !== 'string') throw invalidFilter('leftOperand is a field name; expressions are not offered')
  if (rightOperand === undefined) throw invalidFilter('a condition needs a rightOperand')
  return triple(leftOperand, operator, rightOperand)
}

const triple = (field: string, operator: WireValue | undefined, value: WireValue): FilterTriple => {
  if (typeof operator !== 'string') throw invalidFilter('an operator is a string')
  if (isWireMap(value)) throw invalidFilter('a right operand is a scalar or an array; expressions are not offered')
  return { kind: 'triple', field, operator, value }
}
