import type { Result } from './result.ts'

/** The result, with these errors under their keys. */
export const withErrors = <Outcome extends Result>(result: Outcome, errors: ReadonlyMap<string, Error>): Outcome => {
  for (const [key, error] of errors) result.addError(error, key)
  return result
}
