import { onAbort } from '../platform/on-abort.ts'

/** A line of callers, first come first served: the one at its head works, the others wait. */
export interface Line {
  /** Does the work when it is the caller's turn; rejects with the signal's reason when that comes first. */
  run(work: () => Promise<void>, signal?: AbortSignal): Promise<void>
  /** Callers in the line, the one at its head included. */
  length(): number
}

export const createLine = (): Line => {
  /** A set keeps the order of arrival, and lets one leave from the middle at no cost. */
  const waiting = new Set<() => void>()
  let isTaken = false

  return {
    async run(work, signal) {
      signal?.throwIfAborted()
      if (isTaken) await turn(waiting, signal)
      isTaken = true
      try {
        await work()
      } finally {
        const [next] = waiting
        if (next === undefined) isTaken = false
        else {
          waiting.delete(next)
          next()
        }
      }
    },

    length: () => waiting.size + (isTaken ? 1 : 0),
  }
}

const turn = (waiting: Set<() => void>, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const start = (): void => {
      leave()
      resolve()
    }
    const leave = onAbort(signal, () => {
      leave()
      waiting.delete(start)
      reject(signal?.reason)
    })
    waiting.add(start)
  })
