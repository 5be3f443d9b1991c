import { abortable } from '../platform/abortable.ts'

/** A line of callers, first come first served: the one at its head works, the others wait. */
export interface Line {
  /** Does the work when it is the caller's turn; rejects with the signal's reason when that comes first. */
  run(work: () => Promise<void>, signal?: AbortSignal): Promise<void>
  /** Callers in the line, the one at its head included. */
  length(): number
}

export const createLine = (): Line => {
  let last: Promise<unknown> = Promise.resolve()
  let length = 0
  return {
    run(work, signal) {
      length += 1
      // Whoever has left keeps nobody waiting.
      const turn = last.then(() => (signal?.aborted ? undefined : work()))
      last = turn.catch(() => undefined)
      return abortable(turn, signal).finally(() => {
        length -= 1
      })
    },
    length: () => length,
  }
}
