import { ApiVersion } from '../types/calls/api-version.ts'
import type { ActionContext } from './action-context.ts'

export interface ToolOptions {
  readonly requestId?: string | undefined
}

/** Measures how fast the portal answers. */
export class Ping {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /** Milliseconds of one small call, including waits for limits and retries; -1 when it failed. */
  async make({ requestId }: ToolOptions = {}): Promise<number> {
    const { clock } = this.#context
    const startMs = clock.nowMs()
    try {
      await this.#context.http(ApiVersion.v2).call('server.time', {}, requestId)
      return clock.nowMs() - startMs
    } catch {
      // A ping returns a number only. A normal call shows the reason of a failure.
      return -1
    }
  }
}
