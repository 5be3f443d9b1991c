import { fieldOf, type Dto } from '../dialects/v3/dto.ts'
import { fieldNotAllowed, invalidSelect, unknownAggregateFunction, unknownProperty } from '../dialects/v3/errors.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'

const functions = ['avg', 'sum', 'min', 'max', 'count', 'countDistinct'] as const

/** The six functions of an aggregate. */
export type AggregateFunction = (typeof functions)[number]

/** One value to compute. */
export interface Aggregate {
  readonly name: AggregateFunction
  readonly field: string
}

/**
 * Reads the `select` of an aggregate: `{"sum": ["price"]}` or `{"sum": {"price": "total"}}`. The reply does not use the alias.
 * @throws INVALIDSELECT, UNKNOWNAGGREGATEFUNCTION, UNKNOWNDTOPROPERTY or REQUESTVALIDATION (not filterable)
 */
export const readAggregates = (select: WireValue | undefined, dto: Dto): readonly Aggregate[] => {
  if (!isWireMap(select) || Object.keys(select).length === 0)
    throw invalidSelect('an object of functions and fields is expected')
  return Object.entries(select).flatMap(([word, fields]) => {
    const name = functions.find((known) => known === word)
    if (name === undefined) throw unknownAggregateFunction(word)
    return readFields(fields).map((field) => {
      const known = fieldOf(dto, field)
      if (known === undefined) throw unknownProperty(dto.name, field)
      if (known.filterable !== true) throw fieldNotAllowed(field, 'filterable')
      return { name, field }
    })
  })
}

const readFields = (fields: WireValue): readonly string[] => {
  if (isWireMap(fields)) return Object.keys(fields)
  if (!isWireList(fields)) throw invalidSelect('a function takes an array of fields')
  return fields.map((field) => {
    if (typeof field !== 'string') throw invalidSelect('a field name is a string')
    return field
  })
}

/** Computes the values over all rows. The keys are the function and then the field. */
export const aggregate = (aggregates: readonly Aggregate[], rows: readonly WireMap[]): WireMap => {
  const result: Record<string, Record<string, WireValue>> = {}
  for (const { name, field } of aggregates) {
    const values = rows.flatMap((row) => row[field] ?? [])
    result[name] = { ...result[name], [field]: compute(name, values) }
  }
  return result
}

const compute = (name: AggregateFunction, values: readonly WireValue[]): WireValue => {
  switch (name) {
    case 'count':
      return values.length
    case 'countDistinct':
      return new Set(values).size
    case 'sum':
      return values.length === 0 ? null : sum(values)
    case 'avg':
      return values.length === 0 ? null : sum(values) / values.length
    case 'min':
      return extreme(values, (a, b) => a < b)
    case 'max':
      return extreme(values, (a, b) => a > b)
    default:
      return name satisfies never
  }
}

const sum = (values: readonly WireValue[]): number => values.reduce<number>((total, value) => total + Number(value), 0)

const extreme = (
  values: readonly WireValue[],
  isBefore: (a: number | string, b: number | string) => boolean,
): WireValue => {
  const comparable = values.filter((value) => typeof value === 'number' || typeof value === 'string')
  return comparable.reduce<number | string | null>(
    (best, value) => (best === null || isBefore(value, best) ? value : best),
    null,
  )
}
