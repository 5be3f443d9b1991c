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

  /** Milliseconds that one small call took, waits for limits and retries included; -1 when it failed. */
  async make({ requestId }: ToolOptions = {}): Promise<number> {
    const { clock } = this.#context
    const startMs = clock.nowMs()
    try {
      await this.#context.http(ApiVersion.v2).call('server.time', {}, requestId)
      return clock.nowMs() - startMs
    } catch {
      // The answer of a ping is a number; why it failed is what a call tells.
      return -1
    }
  }
}
