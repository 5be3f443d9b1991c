import { isObject } from '../../types/narrow.ts'

/** Reads the id of a row: a whole number, or a text of digits as classic methods send it. */
export const readId = (row: unknown, idKey: string): number | undefined =>
  isObject(row) ? wholeNumber(row[idKey]) : undefined

/** A whole number that is exact in a double, given as a number or as digits. */
export const wholeNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}
