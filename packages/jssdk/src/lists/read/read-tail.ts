import { listHasNoPage, listStalled, tailWithoutCursor } from '../../errors/catalogues/list-errors.ts'
import type { TypeCallParams } from '../../types/calls/call-params.ts'
import { isNumber, isObject, isString } from '../../types/narrow.ts'
import { findRowsIn } from '../place/list-keys.ts'
import type { PageReader } from './page-reader.ts'

export type CursorValue = number | string

interface TailCursor {
  readonly field: string
  readonly value: CursorValue
  readonly order: 'ASC' | 'DESC'
  /** Number of rows in a page. */
  readonly limit: number
}

export interface TailSetup {
  readonly method: string
  readonly params: TypeCallParams
  /** The beginning, in the portal's format. */
  readonly cursor: TailCursor
  readonly customKeyForResult: string
  readonly reader: PageReader
}

export interface TailChunk {
  readonly rows: readonly unknown[]
  /** The value to continue from; `undefined` when the last row has none. */
  readonly lastValue: CursorValue | undefined
}

/**
 * Reads the rows beyond a value of the cursor field, page by page. The method may cut pages below the limit without saying so. So the first
 * page that is shorter than the largest one is the last.
 * @throws {SdkError} `JSSDK_LIST_STALLED`: a page does not go beyond the one before; `JSSDK_LIST_KEY_UNKNOWN`: rows have no cursor field;
 * `JSSDK_LIST_NO_LIST`
 */
export async function* readTail(setup: TailSetup): AsyncGenerator<TailChunk, void> {
  const { params, cursor } = setup
  const { field, order } = cursor
  let { value } = cursor
  let largest = 0
  for (;;) {
    const rows = await readPage(setup, { ...params, cursor: { ...cursor, value } })
    if (rows.length === 0) return
    const lastValue = valueOf(rows.at(-1), field)
    if (lastValue !== undefined && !isBeyond(lastValue, value, order)) throw listStalled(setup, value)
    yield { rows, lastValue }
    if (rows.length < largest) return
    if (lastValue === undefined) throw tailWithoutCursor(setup, field)
    largest = Math.max(largest, rows.length)
    value = lastValue
  }
}

/** A page without a list is read a second time. */
const readPage = async (setup: TailSetup, params: TypeCallParams): Promise<readonly unknown[]> => {
  for (let tries = 0; tries < 2; tries += 1) {
    const { result } = await setup.reader.readPage(params)
    const found = findRowsIn(result, setup.customKeyForResult)
    if (typeof found !== 'string') return found.rows
  }
  throw listHasNoPage(setup)
}

const valueOf = (row: unknown, field: string): CursorValue | undefined => {
  const value = isObject(row) ? row[field] : undefined
  // A larger number has lost digits, so the next page would begin at the wrong row.
  const isExact = isNumber(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
  return isExact || (isString(value) && value !== '') ? value : undefined
}

/** Texts that are not numbers, such as dates, are compared as texts: the portal always sends one format. */
const isBeyond = (value: CursorValue, previous: CursorValue, order: 'ASC' | 'DESC'): boolean => {
  const [a, b] = [Number(value), Number(previous)]
  const isNumeric = !Number.isNaN(a) && !Number.isNaN(b)
  // Values of different types, such as the start value 0 and a date, cannot be compared. The next page shows whether the tail advances.
  if (!isNumeric && typeof value !== typeof previous) return true
  const [left, right] = isNumeric ? [a, b] : [String(value), String(previous)]
  return order === 'ASC' ? left > right : left < right
}
