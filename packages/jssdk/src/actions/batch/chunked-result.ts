import { Result } from '../../results/result.ts'
import type { CommandFate } from './command-fate.ts'

/** The results of the successful commands of many batches, in order. */
export class ChunkedResult<T> extends Result<T[]> {
  /** The same results by the position or name of their command. A command that is missing here failed or was not run. */
  readonly byCommand: ReadonlyMap<string | number, T>
  /** The outcome of each command, by its position or name. */
  readonly outcomes: ReadonlyMap<string | number, CommandFate<T>>

  constructor(outcomes: ReadonlyMap<string | number, CommandFate<T>>) {
    const byCommand = new Map(
      [...outcomes].flatMap(([key, fate]): [string | number, T][] =>
        fate.outcome === 'done' ? [[key, fate.result]] : [],
      ),
    )
    super([...byCommand.values()])
    this.byCommand = byCommand
    this.outcomes = outcomes
  }
}
