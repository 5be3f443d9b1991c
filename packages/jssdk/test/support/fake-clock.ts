import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../src/platform/clock.ts'

interface Timer {
  readonly atMs: number
  readonly wake: () => void
}

const QUIET_TURNS = 20

/** Time that moves only when a test moves it, from timer to timer, in order. */
export class FakeClock implements Clock {
  #nowMs: number
  /** Turns of the event loop in which what a timer has set off comes to an end. */
  readonly #turnsAfterTimer: number
  readonly #timers = new Set<Timer>()

  constructor(startMs = 1_700_000_000_000, turnsAfterTimer = 1) {
    this.#nowMs = startMs
    this.#turnsAfterTimer = turnsAfterTimer
  }

  nowMs(): number {
    return this.#nowMs
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        this.#timers.delete(timer)
        reject(signal?.reason)
      }
      const timer: Timer = {
        atMs: this.#nowMs + Math.max(0, ms),
        wake: () => {
          signal?.removeEventListener('abort', cancel)
          resolve()
        },
      }
      this.#timers.add(timer)
      if (signal?.aborted) cancel()
      else signal?.addEventListener('abort', cancel, { once: true })
    })
  }

  /** Timers that have not fired. */
  get pending(): number {
    return this.#timers.size
  }

  /** Moves on by `ms`; what a timer sets off is done before the next one fires. */
  async advance(ms: number): Promise<void> {
    await this.advanceTo(this.#nowMs + ms)
  }

  async advanceTo(untilMs: number): Promise<void> {
    await setImmediate()
    for (let next = this.#next(); next !== undefined && next.atMs <= untilMs; next = this.#next()) {
      this.#timers.delete(next)
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.wake()
      for (let turns = 0; turns < this.#turnsAfterTimer; turns += 1) await setImmediate()
    }
    this.#nowMs = untilMs
  }

  /** Moves on until no timer is left. */
  async run(): Promise<void> {
    await setImmediate()
    for (let next = this.#next(); next !== undefined; next = await this.#nextWhenQuiet())
      await this.advanceTo(next.atMs)
  }

  /** A list hands its pages over in several turns of the event loop before it waits again. */
  async #nextWhenQuiet(): Promise<Timer | undefined> {
    for (let turns = 0; turns < QUIET_TURNS && this.#next() === undefined; turns += 1) await setImmediate()
    return this.#next()
  }

  /** Sets the clock, as a person or a time server may: timers are not moved. */
  setMs(nowMs: number): void {
    this.#nowMs = nowMs
  }

  #next(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.#timers) if (first === undefined || timer.atMs < first.atMs) first = timer
    return first
  }
}
