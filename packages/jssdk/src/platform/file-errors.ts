import { isObject } from '../types/narrow.ts'

/** The system's name of an error, such as `ENOENT`. */
export const codeOf = (error: unknown): unknown => (isObject(error) ? error['code'] : undefined)

/** Undefined when the file is not there: another process may clear one away between any two steps. */
export const ifThere = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await act()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
