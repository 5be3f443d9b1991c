import { ApiVersion } from '../types/calls/api-version.ts'
import type { ActionContext } from './action-context.ts'
import type { ToolOptions } from './ping.ts'

/** Checks whether the portal answers. */
export class HealthCheck {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /** True when a small call succeeds, false on any failure. */
  async make({ requestId }: ToolOptions = {}): Promise<boolean> {
    try {
      const response = await this.#context.http(ApiVersion.v2).call('server.time', {}, requestId)
      return response.isSuccess
    } catch {
      // A health check only answers yes or no. A normal call shows the reason of a failure.
      return false
    }
  }
}
