import type { Result } from './result.ts'

/** Adds these errors under their keys and returns the result. */
export const withErrors = <Outcome extends Result>(result: Outcome, errors: ReadonlyMap<string, Error>): Outcome => {
  for (const [key, error] of errors) result.addError(error, key)
  return result
}
