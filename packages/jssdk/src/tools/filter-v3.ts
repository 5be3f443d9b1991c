import {
  filterV3BetweenInvalid,
  filterV3FieldInvalid,
  filterV3InInvalid,
  filterV3NodeInvalid,
  filterV3OperatorInvalid,
} from '../errors/catalogues/filter-errors.ts'
import type { FilterV3Condition, FilterV3Group, FilterV3Node, FilterV3Operator } from '../types/calls/call-params.ts'
import { isObject } from '../types/narrow.ts'

const operators = ['=', '!=', '>', '>=', '<', '<=', 'in', 'between'] as const satisfies readonly FilterV3Operator[]

const isOperator = (value: unknown): value is FilterV3Operator => operators.some((operator) => operator === value)

/** A part of a filter, or an empty value. Empty values are skipped, so that a program can write conditions inline. */
type Maybe<T> = T | null | undefined | false | '' | 0

const condition = (field: unknown, operator: unknown, value: unknown): FilterV3Condition => {
  if (typeof field !== 'string' || field.trim() === '') throw filterV3FieldInvalid()
  if (!isOperator(operator)) throw filterV3OperatorInvalid(operator, operators)
  if (operator === 'in' && (!Array.isArray(value) || value.length === 0)) throw filterV3InInvalid(field)
  if (operator === 'between' && !isRange(value)) throw filterV3BetweenInvalid(field)
  return [field, operator, value]
}

const isRange = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((bound) => bound !== null && bound !== undefined)

// A portal requires `type` on nested groups and accepts it on every group.
const group = (logic: 'and' | 'or', nodes: readonly Maybe<FilterV3Node>[], negative = false): FilterV3Group => ({
  type: 'filter',
  logic,
  ...(negative ? { negative } : {}),
  conditions: nodes.filter((node) => !!node),
})

/** Each group takes two levels of the parameters, and these have a limit of depth. */
const deepestGroup = 60

const checked = (node: unknown, depth = 0): FilterV3Node => {
  if (depth > deepestGroup) throw filterV3NodeInvalid(`more than ${deepestGroup} groups within groups`)
  if (Array.isArray(node)) {
    const parts: readonly unknown[] = node
    if (parts.length !== 3) throw filterV3NodeInvalid(`a list of ${parts.length} values`)
    const [field, operator, value] = parts
    return condition(field, operator, value)
  }
  if (!isObject(node)) throw filterV3NodeInvalid(`${typeof node} given`)
  const { logic = 'and', negative = false, conditions } = node
  if ((logic !== 'and' && logic !== 'or') || typeof negative !== 'boolean')
    throw filterV3NodeInvalid('logic or negative is wrong')
  if (!Array.isArray(conditions)) throw filterV3NodeInvalid('a group without a list of conditions')
  return group(
    logic,
    conditions.map((part) => checked(part, depth + 1)),
    negative,
  )
}

/** Negates a node. A group that is already negative is wrapped in a new group, so that two negations cancel out. */
const negated = (node: FilterV3Node): FilterV3Group => {
  if (Array.isArray(node) || node.negative === true) return group('and', [node], true)
  return group(node.logic ?? 'and', node.conditions, true)
}

/** The whole filter. Empty parts are skipped. All other parts are checked, nested groups too. */
export const buildFilterV3 = (...nodes: readonly Maybe<FilterV3Node>[]): FilterV3Node[] =>
  nodes.filter((node) => !!node).map((node) => checked(node))

/**
 * Builds filters of REST v3.
 * @throws {SdkError} `JSSDK_FILTER_V3_INVALID_FIELD`, `_OPERATOR`, `_IN`, `_BETWEEN` or `_NODE`: the filter cannot be sent
 * @example FilterV3.build(FilterV3.ge('id', 10), FilterV3.or(FilterV3.eq('status', 2), FilterV3.in('priority', [1, 2])))
 */
export const FilterV3 = /* @__PURE__ */ Object.freeze({
  eq: (field: string, value: unknown): FilterV3Condition => condition(field, '=', value),
  ne: (field: string, value: unknown): FilterV3Condition => condition(field, '!=', value),
  gt: (field: string, value: unknown): FilterV3Condition => condition(field, '>', value),
  ge: (field: string, value: unknown): FilterV3Condition => condition(field, '>=', value),
  lt: (field: string, value: unknown): FilterV3Condition => condition(field, '<', value),
  le: (field: string, value: unknown): FilterV3Condition => condition(field, '<=', value),
  in: (field: string, values: readonly unknown[]): FilterV3Condition => condition(field, 'in', values),
  between: (field: string, from: unknown, to: unknown): FilterV3Condition => condition(field, 'between', [from, to]),
  and: (...nodes: readonly Maybe<FilterV3Node>[]): FilterV3Group => group('and', nodes),
  or: (...nodes: readonly Maybe<FilterV3Node>[]): FilterV3Group => group('or', nodes),
  not: negated,
  /** The whole filter. Empty parts are skipped. All other parts are checked, nested groups too. */
  build: buildFilterV3,
})
