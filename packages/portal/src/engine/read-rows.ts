import type { Store, StoredValue } from '../store/store.ts'
import { isWireList, parseJson, type WireMap, type WireValue } from '../wire-value.ts'
import { decoderOf } from './codec.ts'
import type { FieldDefinition } from './field.ts'

/** The maximum number of rows in one statement. SQLite limits the length of a JSON text, so a longer result is read in pieces. */
const maxRowsAtOnce = 5000
/** A SQLite function accepts at most 127 arguments. */
const maxArguments = 100

/** The source of rows: the part of a SELECT between its columns and its LIMIT, with the values of its `?`. */
export interface RowSource {
  readonly from: string
  readonly values: readonly StoredValue[]
  readonly limit: number
  readonly offset: number
}

/** Reads rows as one JSON text that SQLite makes. This is several times faster than moving each value from native code to JavaScript. */
export const readRows = (store: Store, fields: readonly FieldDefinition[], source: RowSource): WireMap[] => {
  const { columns, json, decoders, empty, isNested } = planOf(fields)
  const sql = `SELECT ${json} AS "rows" FROM (SELECT ${columns} FROM ${source.from} LIMIT ? OFFSET ?)`
  const rows: WireMap[] = []
  while (rows.length < source.limit) {
    const limit = Math.min(source.limit - rows.length, maxRowsAtOnce)
    const [piece] = store.all(sql, [...source.values, limit, source.offset + rows.length])
    const lists = parseJson(String(piece?.['rows']))
    if (!isWireList(lists)) throw new Error('SQLite answered with something else than a list of rows.')
    for (const list of lists) rows.push(toRow(list, decoders, empty, isNested))
    if (lists.length < limit) break
  }
  return rows
}

/** The reader of these fields. It is kept for each list of fields, because the list of an entity rarely changes. */
interface Plan {
  readonly columns: string
  readonly json: string
  readonly decoders: Decoders
  readonly empty: readonly (readonly [string, WireValue])[]
  readonly isNested: boolean
}

const planOf = (fields: readonly FieldDefinition[]): Plan => {
  const known = plans.get(fields)
  if (known !== undefined) return known
  const stored = fields.filter(({ isPlaceholder }) => isPlaceholder !== true)
  const placeholders = fields.filter(({ isPlaceholder }) => isPlaceholder === true)
  const columns = stored.map(({ name }) => `"${name}"`)
  const plan: Plan = {
    columns: columns.join(', '),
    json: `json_group_array(${packed(columns)})`,
    decoders: stored.map((field) => [field.name, decoderOf(field)]),
    empty: placeholders.map(({ name, isMultiple }) => [name, isMultiple === true ? [] : null]),
    isNested: columns.length > maxArguments,
  }
  plans.set(fields, plan)
  return plan
}

const plans = new WeakMap<readonly FieldDefinition[], Plan>()

type Decoders = readonly (readonly [string, (stored: StoredValue) => WireValue])[]

const toRow = (
  list: WireValue,
  decoders: Decoders,
  empty: readonly (readonly [string, WireValue])[],
  isNested: boolean,
): WireMap => {
  if (!isWireList(list)) throw new Error('SQLite answered with a row that is no list.')
  const values = isNested ? list.flatMap((part) => part) : list
  const row: Record<string, WireValue> = {}
  for (const [index, [name, decoder]] of decoders.entries()) row[name] = decoder(storedValue(values[index]))
  for (const [name, value] of empty) row[name] = value
  return row
}

const storedValue = (value: WireValue | undefined): StoredValue =>
  typeof value === 'string' || typeof value === 'number' ? value : null

const packed = (columns: readonly string[]): string => {
  if (columns.length <= maxArguments) return `json_array(${columns.join(', ')})`
  const parts: string[] = []
  for (let at = 0; at < columns.length; at += maxArguments)
    parts.push(`json_array(${columns.slice(at, at + maxArguments).join(', ')})`)
  return `json_array(${parts.join(', ')})`
}
