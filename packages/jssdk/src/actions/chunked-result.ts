import { Result } from '../results/result.ts'

/** The results of the successful commands of many batches, in order. */
export class ChunkedResult<T> extends Result<T[]> {
  /** The same results by the position or name of their command: what is missing here has failed or was not run. */
  readonly byCommand: ReadonlyMap<string | number, T>

  constructor(byCommand: ReadonlyMap<string | number, T>) {
    super([...byCommand.values()])
    this.byCommand = byCommand
  }
}
