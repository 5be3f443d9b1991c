import { isWireList, isWireMap } from '../../wire-value.ts'
import type { WireValue } from '../../wire-value.ts'
import { invalidPagination } from './errors.ts'

/** Which rows of a list the caller asks for. */
export interface Page {
  readonly limit: number
  readonly offset: number
}

/** The page sizes of one method. */
export interface PageSizes {
  readonly defaultLimit: number
  /** A larger limit is silently reduced to this one. */
  readonly maxLimit: number
}

export const genericPageSizes: PageSizes = { defaultLimit: 50, maxLimit: 1000 }

/**
 * Reads the `pagination` parameter. `page` takes precedence over `offset`, and a page below 1 means the first page.
 * @throws INVALIDPAGINATION
 */
export const readPagination = (pagination: WireValue | undefined, sizes: PageSizes): Page => {
  if (pagination === undefined || pagination === null || (isWireList(pagination) && pagination.length === 0))
    return { limit: sizes.defaultLimit, offset: 0 }
  if (!isWireMap(pagination)) throw invalidPagination('an object with page, limit and offset is expected')
  const limit = readLimit(pagination['limit'], sizes)
  const page = readNumber(pagination['page'], 'page')
  if (page !== undefined) return { limit, offset: Math.max(0, (page - 1) * limit) }
  return { limit, offset: Math.max(0, readNumber(pagination['offset'], 'offset') ?? 0) }
}

/** Reads a page size. @throws INVALIDPAGINATION if it is 0, negative or not a number */
export const readLimit = (value: WireValue | undefined, { defaultLimit, maxLimit }: PageSizes): number => {
  const limit = readNumber(value, 'limit') ?? defaultLimit
  if (limit < 1) throw invalidPagination('limit is at least 1')
  return Math.min(limit, maxLimit)
}

const readNumber = (value: WireValue | undefined, name: string): number | undefined => {
  if (value === undefined || value === null) return undefined
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number)) throw invalidPagination(`${name} is a whole number`)
  return number
}
