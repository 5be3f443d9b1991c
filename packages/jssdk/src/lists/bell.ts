/** Lets several parties wait for the next change of a state that they share. */
export interface Bell {
  ring(): void
  next(): Promise<void>
}

export const createBell = (): Bell => {
  let waiting: (() => void)[] = []
  return {
    ring: () => {
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
  }
}
