import { PullStatus } from '../../types/pull/pull-enums.ts'
import type { Timers } from '../timers.ts'

/** Milliseconds before a lost connection is reported. */
const breakMs = 5000
const timer = 'break'

/** The status of a client. A break that ends quickly is not reported. */
export class ReportedStatus {
  readonly #timers: Timers
  readonly #report: (status: PullStatus) => void
  #current = PullStatus.Offline
  #reported = PullStatus.Offline

  constructor(timers: Timers, report: (status: PullStatus) => void) {
    this.#timers = timers
    this.#report = report
  }

  get current(): PullStatus {
    return this.#current
  }

  set(status: PullStatus): void {
    if (status === this.#current) return
    this.#current = status
    if (status === PullStatus.Offline && !this.#timers.isSet(timer))
      this.#timers.set(timer, breakMs, () => this.#tell())
    if (status === PullStatus.Online) this.#timers.clear(timer)
    if (!this.#timers.isSet(timer)) this.#tell()
  }

  #tell(): void {
    if (this.#reported === this.#current) return
    this.#reported = this.#current
    this.#report(this.#current)
  }
}
