/** Lets several callers wait for the next change of a shared state. */
export interface Notifier {
  notify(): void
  next(): Promise<void>
}

export const createNotifier = (): Notifier => {
  let waiting: (() => void)[] = []
  return {
    notify: () => {
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
  }
}
