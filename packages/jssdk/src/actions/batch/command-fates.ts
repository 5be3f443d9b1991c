import { ChunkedResult } from './chunked-result.ts'
import { outcomeOf } from './outcome-of.ts'
import { withErrors } from '../../results/with-errors.ts'
import type { ChunkOutcome } from './run-chunk.ts'

/** What became of one command of a `batchByChunk`. */
export type CommandFate<T = unknown> =
  /** It ran, and this is its result. */
  | { readonly outcome: 'done'; readonly result: T }
  /** The portal refused it. */
  | { readonly outcome: 'refused'; readonly error: unknown }
  /** It was sent and may have run: look before it is sent again. */
  | { readonly outcome: 'unknown'; readonly error: unknown }
  /** It did not run: it was never sent, or the portal had stopped at a command before it. */
  | { readonly outcome: 'notSent'; readonly error?: unknown }

/** What is known of the commands of one action. */
export class CommandFates<T> {
  readonly byKey = new Map<string | number, CommandFate<T>>()
  readonly #errors = new Map<string, Error>()

  add({ index, commands, results, isSent, failure, requestErrors }: ChunkOutcome<T>): void {
    for (const [key, error] of requestErrors) this.#errors.set(`${key}-${index}`, error)
    const [error = failure?.error] = requestErrors.values()
    // Without an error the portal has stopped before those that it does not speak of.
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

  /** Takes note of commands that were not sent. */
  leave(keys: readonly (string | number)[]): void {
    for (const key of keys) this.byKey.set(key, { outcome: 'notSent' })
  }

  /** Drops what somebody else knows now. */
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
