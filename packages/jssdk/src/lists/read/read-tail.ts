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
  /** Rows of a page. */
  readonly limit: number
}

export interface TailSetup {
  readonly method: string
  readonly params: TypeCallParams
  /** Where it begins, as the portal wants it. */
  readonly cursor: TailCursor
  readonly customKeyForResult: string
  readonly reader: PageReader
}

export interface TailChunk {
  readonly rows: readonly unknown[]
  /** Where to go on; `undefined` when the last row does not say. */
  readonly lastValue: CursorValue | undefined
}

/**
 * Reads what lies beyond a value of the cursor field, page by page. Pages may be cut below the limit without notice, so the last
 * one is the first that is shorter than the largest.
 * @throws {SdkError} `JSSDK_LIST_STALLED`: a page does not go beyond the one before; `JSSDK_LIST_KEY_UNKNOWN`: rows have no cursor field; `JSSDK_LIST_NO_LIST`
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

/** A page that holds no list is asked for twice. */
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
  // A number beyond what is exact has lost digits: the next page would begin elsewhere.
  const isExact = isNumber(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
  return isExact || (isString(value) && value !== '') ? value : undefined
}

/** Text that is not a number (a date) is compared as it is: the portal sends one format. */
const isBeyond = (value: CursorValue, previous: CursorValue, order: 'ASC' | 'DESC'): boolean => {
  const [a, b] = [Number(value), Number(previous)]
  const isNumeric = !Number.isNaN(a) && !Number.isNaN(b)
  // Different kinds, such as the first date after an initial 0, cannot be told apart; the next page can.
  if (!isNumeric && typeof value !== typeof previous) return true
  const [left, right] = isNumeric ? [a, b] : [String(value), String(previous)]
  return order === 'ASC' ? left > right : left < right
}
