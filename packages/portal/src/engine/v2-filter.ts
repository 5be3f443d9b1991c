import { PortalError } from '../portal-error.ts'
import { entriesOf, isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'
import { fieldOf, type Entity } from './entity.ts'
import { storageOf, type FieldDefinition } from './field.ts'
import { queryField, type Naming } from './naming.ts'
import type { Comparison, Condition, Operand } from './query.ts'

/** The effect of a list or a map in a comparison that expects one value. A `$result[...]` of a short page causes this. */
export type GarbageMode = 'duplicate' | 'error' | 'empty'

export interface FilterRules {
  readonly entity: Entity
  readonly naming: Naming
  readonly garbage: GarbageMode
}

/** The longest prefix comes first, so that `!=%` is not read as `!=`. */
const prefixes = [
  '!=%',
  '!%=',
  '!><',
  '!@',
  '!=',
  '!%',
  '><',
  '>=',
  '<=',
  '=%',
  '%=',
  '!',
  '>',
  '<',
  '=',
  '@',
  '%',
  '?',
] as const
type Prefix = (typeof prefixes)[number] | ''

/**
 * Parses a v2 filter: `{ ">=opportunity": 5000, "@stageId": ["NEW"] }`. Controllers may nest OR groups.
 * @throws {PortalError} `INVALID_ARG_VALUE`: a controller does not know a field, or `garbage` is `error` and a value is a list
 */
export const parseV2Filter = (filter: WireMap | readonly WireValue[], rules: FilterRules): Condition => {
  const logic = rules.naming.isStrict && isWireMap(filter) ? filter['logic'] : undefined
  const conditions = entriesOf(filter)
    .filter(([key]) => !(rules.naming.isStrict && key === 'logic'))
    .map(([key, value]) => parseEntry(key, value, rules))
  if (conditions.length === 0) return { kind: 'always' }
  return { kind: typeof logic === 'string' && logic.toUpperCase() === 'OR' ? 'or' : 'and', conditions }
}

const parseEntry = (key: string, value: WireValue, rules: FilterRules): Condition => {
  if (rules.naming.isStrict && /^\d+$/.test(key) && (isWireMap(value) || isWireList(value)))
    return parseV2Filter(value, rules)
  const prefix: Prefix = prefixes.find((known) => key.startsWith(known)) ?? ''
  const name = key.slice(prefix.length)
  const field = queryField(rules.entity, rules.naming, name)
  if (field !== undefined && isFilterable(field, rules.naming)) return conditionOf(prefix, field, value, rules)
  if (!rules.naming.isStrict) {
    const isMultifield = multifieldTypes.has(name) && fieldOf(rules.entity, 'fm') !== undefined
    return isMultifield ? multifield(prefix, name, value) : { kind: 'always' }
  }
  throw invalid(`Invalid filter: field '${name}' is not allowed in filter`)
}

/** Classic lists cannot filter by a list of links, and controllers cannot filter by `fm`. Custom fields can be filtered everywhere. */
const isFilterable = (field: FieldDefinition, naming: Naming): boolean => {
  if (field.isPlaceholder === true || field.name === 'fm') return false
  return naming.isStrict || field.isMultiple !== true || field.isDynamic === true
}

const multifieldTypes: ReadonlySet<string> = new Set(['PHONE', 'EMAIL', 'WEB', 'IM', 'LINK'])

const multifield = (prefix: Prefix, typeId: string, value: WireValue): Condition =>
  negateIf(prefix.startsWith('!'), { kind: 'element', field: 'fm', typeId, values: scalarsOf(value).map(phpText) })

const conditionOf = (prefix: Prefix, field: FieldDefinition, given: WireValue, rules: FilterRules): Condition => {
  const { name } = field
  const value = isNumber(field) && !prefix.includes('%') && prefix !== '?' ? numbersIn(given) : given
  if (value === undefined) return { kind: 'never' }
  // No item has the id 0, so a reference to it is a reference to none.
  if (/^!?=?$/.test(prefix) && references.has(field.type) && (value === 0 || value === '0'))
    return negateIf(prefix.startsWith('!'), { kind: 'isEmpty', field: name })
  switch (prefix) {
    case '':
    case '=':
    case '@':
      return equalOrIn(name, value, prefix === '@', rules)
    case '!':
    case '!=':
    case '!@':
      return negateIf(true, equalOrIn(name, value, prefix === '!@', rules))
    case '>':
      return compare('gt', name, value, rules)
    case '>=':
      return compare('ge', name, value, rules)
    case '<':
      return compare('lt', name, value, rules)
    case '<=':
      return compare('le', name, value, rules)
    case '%':
    case '?':
    case '!%':
      return textTest(prefix, value, (text) => ({ kind: 'contains', field: name, text }))
    case '=%':
    case '%=':
    case '!=%':
    case '!%=':
      return textTest(prefix, value, (pattern) => ({ kind: 'like', field: name, pattern }))
    default:
      return between(prefix, name, value)
  }
}

const references: ReadonlySet<string> = new Set(['crm_company', 'crm_contact', 'crm_lead', 'crm_deal', 'crm_quote'])

const isNumber = (field: FieldDefinition): boolean => {
  const storage = storageOf(field)
  return storage === 'integer' || storage === 'real'
}

/** Text that is no number matches no number, alone or in a list. Undefined if nothing else is given. */
const numbersIn = (value: WireValue): WireValue | undefined => {
  if (!isWireList(value) && !isWireMap(value)) return isNumeric(value) ? value : undefined
  const values = Object.values(value)
  const numbers = values.filter((one) => typeof one === 'object' || isNumeric(one))
  return numbers.length === values.length ? value : numbers.length === 0 ? undefined : numbers
}

const isNumeric = (value: WireValue): boolean =>
  typeof value !== 'string' || value.trim() === '' || Number.isFinite(Number(value))

const equalOrIn = (field: string, value: WireValue, isList: boolean, rules: FilterRules): Condition => {
  if (!isWireList(value) && !isWireMap(value))
    return isList ? { kind: 'in', field, values: [value] } : { kind: 'eq', field, value }
  const values = scalarsOf(value)
  return values.length === 0 ? garbageCondition(value, rules) : { kind: 'in', field, values }
}

const compare = (kind: Comparison, field: string, value: WireValue, rules: FilterRules): Condition => {
  if (isWireList(value) || isWireMap(value)) {
    const garbage = garbageCondition(value, rules)
    // PHP casts a list that is not empty to 1. The filter becomes "ids greater than 1" and returns the same rows again.
    return garbage.kind === 'always' && Object.keys(value).length > 0 ? { kind, field, value: 1 } : garbage
  }
  return value === null || value === '' ? { kind: 'always' } : { kind, field, value }
}

const garbageCondition = (value: WireMap | readonly WireValue[], { garbage }: FilterRules): Condition => {
  switch (garbage) {
    case 'duplicate':
      return { kind: 'always' }
    case 'empty':
      return { kind: 'never' }
    default:
      throw invalid(`Invalid filter: a list of ${String(Object.keys(value).length)} values where one is meant`)
  }
}

const textTest = (prefix: Prefix, value: WireValue, test: (text: string) => Condition): Condition => {
  const conditions = scalarsOf(value).map((scalar) => test(phpText(scalar)))
  return negateIf(prefix.startsWith('!'), conditions.length === 0 ? { kind: 'always' } : { kind: 'or', conditions })
}

/** PHP turns `true` into `1` and `false` into empty text, unlike JavaScript. */
const phpText = (scalar: Operand): string => (scalar === true ? '1' : scalar === false ? '' : String(scalar ?? ''))

const between = (prefix: Prefix, field: string, value: WireValue): Condition => {
  const [from, to] = scalarsOf(value)
  if (from === undefined || to === undefined) return { kind: 'always' }
  return negateIf(prefix === '!><', { kind: 'between', field, from, to })
}

/** A scalar gives a list of one. A list or a map gives those of its values that are scalars. */
const scalarsOf = (value: WireValue): Operand[] => {
  if (!isWireList(value) && !isWireMap(value)) return [value]
  return entriesOf(value).flatMap(([, inner]) => (isWireList(inner) || isWireMap(inner) ? [] : [inner]))
}

const negateIf = (isNegated: boolean, condition: Condition): Condition => {
  if (!isNegated || condition.kind === 'always' || condition.kind === 'never') return condition
  return { kind: 'not', condition }
}

const invalid = (description: string): PortalError => new PortalError({ code: 'INVALID_ARG_VALUE', description })
