import { textOfThrown } from '../../errors/sdk-error.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { isObject } from '../../types/narrow.ts'
import type { TypeB24 } from '../../client/type-b24.ts'
import type { Timers } from '../timers.ts'
import { tell } from '../../logger/tell.ts'

/** Milliseconds between two renewals. The portal ends a watch after 1,860 s. */
const refreshMs = 1_740_000
const forcedMs = 5000

export interface WatchTagsParts {
  readonly b24: TypeB24
  readonly timers: Timers
  readonly logger: () => LoggerInterface
  readonly signal: () => AbortSignal
}

/** Renews the watches that the portal keeps for the user. */
export class WatchTags {
  readonly #parts: WatchTagsParts
  readonly #tags = new Set<string>()

  constructor(parts: WatchTagsParts) {
    this.#parts = parts
  }

  get list(): readonly string[] {
    return [...this.#tags]
  }

  /** Starts to renew a watch. @param isForced renew within 5 s instead of at the next regular time */
  add(tag: string, isForced = false): void {
    const isKnown = this.#tags.has(tag)
    this.#tags.add(tag)
    if (!isKnown || isForced) this.schedule(isForced)
  }

  remove(tag: string): void {
    this.#tags.delete(tag)
  }

  clear(): void {
    this.#tags.clear()
    this.#parts.timers.clear('watch')
  }

  schedule(isForced = false): void {
    if (!isForced && this.#parts.timers.isSet('watch')) return
    this.#parts.timers.set('watch', isForced ? forcedMs : refreshMs, () => void this.#extend())
  }

  /** The portal answers `false` for a tag that is no longer watched. Such a tag is removed. */
  async #extend(): Promise<void> {
    const { b24, logger, signal } = this.#parts
    const life = signal()
    if (this.#tags.size === 0) return
    try {
      const params = { TAGS: [...this.#tags] }
      const reply = await b24.actions.v2.call.make({ method: 'pull.watch.extend', params, signal: life })
      const kept: unknown = reply.getData()?.result
      for (const [tag, isKept] of isObject(kept) ? Object.entries(kept) : []) if (isKept === false) this.remove(tag)
    } catch (error) {
      if (!life.aborted) tell(logger(), 'warning', 'pull: watches were not prolonged', { reason: textOfThrown(error) })
    }
    if (!life.aborted) this.schedule()
  }
}
