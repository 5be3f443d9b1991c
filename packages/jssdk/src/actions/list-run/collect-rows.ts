import { callerFirst } from '../../errors/caller-first.ts'
import type { ListCursor } from '../../lists/place/list-cursor.ts'
import { PageErrors } from '../../lists/page-errors.ts'
import type { Result } from '../../results/result.ts'
import { withErrors } from '../../results/with-errors.ts'
import type { PerCallOptions } from '../../types/calls/per-call-options.ts'
import { noteProgress } from '../batch/progress-of.ts'

/**
 * Collects all rows of a list. When the list ends early, a failed result keeps the rows. A soft error makes it the outcome; any other error
 * carries it.
 */
export const collectRows = async <T, Outcome extends Result<T[]> & { readonly cursor?: ListCursor }>(
  chunks: AsyncIterable<T[]>,
  { signal }: Pick<PerCallOptions, 'signal'>,
  resultOf: (rows: T[]) => Outcome,
): Promise<Outcome> => {
  const rows: T[] = []
  try {
    for await (const chunk of chunks) append(rows, chunk)
    return resultOf(rows)
  } catch (error) {
    if (error instanceof PageErrors) {
      for (const cause of error.errors.values()) callerFirst(cause)
      return withErrors(resultOf(rows), error.errors)
    }
    if (error instanceof Error) {
      const result = resultOf(rows)
      noteProgress(error, { cursor: result.cursor, result: result.addError(error, 'base-error') }, signal)
    }
    throw error
  }
}

/** A function of its own, because this loop is slower inside an asynchronous function. */
const append = <T>(rows: T[], chunk: readonly T[]): void => {
  for (const row of chunk) rows.push(row)
}
