import type { ListEnd } from '../lists/list-setup.ts'
import type { Result } from '../results/result.ts'
import { noteProgress } from './progress-of.ts'

interface Collecting<T, Outcome> {
  readonly signal?: AbortSignal | undefined
  readonly resultOf: (rows: T[]) => Outcome
}

/** Gathers all rows of a list. What ends it early leaves them in a failed result: a soft error as the outcome, any other on the error. */
export const collectRows = async <T, Outcome extends Result<T[]>>(
  chunks: AsyncGenerator<T[], ListEnd>,
  { signal, resultOf }: Collecting<T, Outcome>,
): Promise<Outcome> => {
  const rows: T[] = []
  try {
    for (;;) {
      const next = await chunks.next()
      if (next.done !== true) {
        for (const row of next.value) rows.push(row)
        continue
      }
      const result = resultOf(rows)
      if (next.value.kind === 'softError') for (const [key, error] of next.value.errors) result.addError(error, key)
      return result
    }
  } catch (error) {
    if (signal?.aborted !== true && error instanceof Error)
      noteProgress(error, { result: resultOf(rows).addError(error, 'base-error') })
    throw error
  }
}
