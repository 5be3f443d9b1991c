/** A line of callers, first come first served: the one at its head works, the others wait. */
export interface Line {
  /** Resolves when it is the caller's turn, with the function that ends the turn; rejects with the signal's reason. */
  enter(signal?: AbortSignal): Promise<() => void>
}

export const createLine = (): Line => {
  /** A set keeps the order of arrival, and lets one leave from the middle at no cost. */
  const waiting = new Set<() => void>()
  let isTaken = false

  const leave = (): void => {
    for (const next of waiting) {
      waiting.delete(next)
      next()
      return
    }
    isTaken = false
  }

  return {
    async enter(signal) {
      signal?.throwIfAborted()
      if (isTaken) await turn(waiting, signal)
      isTaken = true
      return leave
    },
  }
}

const turn = (waiting: Set<() => void>, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const start = (): void => {
      signal?.removeEventListener('abort', cancel)
      resolve()
    }
    const cancel = (): void => {
      waiting.delete(start)
      reject(signal?.reason)
    }
    waiting.add(start)
    signal?.addEventListener('abort', cancel, { once: true })
  })
