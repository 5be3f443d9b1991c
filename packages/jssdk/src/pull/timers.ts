import type { Clock } from '../platform/clock.ts'

/** Timers by name. Setting a timer again replaces it, and all of them can be cleared at once. */
export class Timers {
  readonly #clock: Clock
  readonly #running = new Map<string, AbortController>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Calls `action` after `ms` milliseconds, unless the timer is set again or cleared first. */
  set(name: string, ms: number, action: () => void): void {
    this.clear(name)
    const cancel = new AbortController()
    this.#running.set(name, cancel)
    const fire = (): void => {
      if (this.#running.get(name) === cancel) this.#running.delete(name)
      if (!cancel.signal.aborted) action()
    }
    this.#clock.sleep(ms, cancel.signal).then(fire, () => undefined)
  }

  isSet(name: string): boolean {
    return this.#running.has(name)
  }

  clear(name: string): void {
    this.#running.get(name)?.abort()
    this.#running.delete(name)
  }

  clearAll(): void {
    for (const name of this.#running.keys()) this.clear(name)
  }
}
