import { ChunkedResult } from './chunked-result.ts'
import type { CommandFate } from './command-fate.ts'
import { outcomeOf } from './outcome-of.ts'
import { withErrors } from '../../results/with-errors.ts'
import type { ChunkOutcome } from './run-chunk.ts'

/** The outcomes of an action's commands, as far as they are known. */
export class CommandFates<T> {
  readonly byKey = new Map<string | number, CommandFate<T>>()
  readonly #errors = new Map<string, Error>()

  add({ index, commands, results, isSent, failure, requestErrors }: ChunkOutcome<T>): void {
    for (const [key, error] of requestErrors) this.#errors.set(`${key}-${index}`, error)
    const [error = failure?.error] = requestErrors.values()
    // Without an error the portal stopped before the commands that the reply does not mention.
    const rest: CommandFate<T> = { outcome: isSent && error !== undefined ? outcomeOf(error) : 'notSent', error }
    for (const { key } of commands) {
      const result = results.get(key)
      const data = result?.getData()
      const [refusal] = result?.getErrors() ?? []
      if (refusal !== undefined) this.#errors.set(String(key), refusal)
      const other = result === undefined ? rest : { outcome: outcomeOf(refusal), error: refusal }
      this.byKey.set(key, data === undefined ? other : { outcome: 'done', result: data.result })
    }
  }

  /** Records commands that were not sent. */
  leave(keys: readonly (string | number)[]): void {
    for (const key of keys) this.byKey.set(key, { outcome: 'notSent' })
  }

  /** Drops the outcomes of a chunk that was yielded, because the caller has them now. */
  forget({ results }: ChunkOutcome<T>): void {
    for (const key of results.keys()) {
      this.byKey.delete(key)
      this.#errors.delete(String(key))
    }
  }

  result(): ChunkedResult<T> {
    return withErrors(new ChunkedResult(this.byKey), this.#errors)
  }
}
