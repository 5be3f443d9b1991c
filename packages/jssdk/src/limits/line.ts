import { abortable } from '../platform/abortable.ts'

/** A queue of callers, first come, first served. The first one works, the others wait. */
export interface Line {
  /** Runs the work when it is the caller's turn. Rejects with the signal's reason if that comes first. */
  run(work: () => Promise<void>, signal?: AbortSignal): Promise<void>
  /** Number of callers in the queue, including the first. */
  length(): number
}

export const createLine = (): Line => {
  let last: Promise<unknown> = Promise.resolve()
  let length = 0
  return {
    run(work, signal) {
      length += 1
      // A caller that has left the queue does no work, so nobody waits for it.
      const turn = last.then(() => (signal?.aborted ? undefined : work()))
      last = turn.catch(() => undefined)
      return abortable(turn, signal).finally(() => {
        length -= 1
      })
    },
    length: () => length,
  }
}
