import { isObject } from '../../types/narrow.ts'

/** Reads a row's id: a whole number, or a text of digits, which older methods send. */
export const readId = (row: unknown, idKey: string): number | undefined =>
  isObject(row) ? wholeNumber(row[idKey]) : undefined

/** A whole number that a double holds exactly, from a number or a text of digits. */
export const wholeNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}
