import { ApiVersion } from '../types/calls/api-version.ts'
import type { ActionContext } from './action-context.ts'
import type { ToolOptions } from './ping.ts'

/** Tells whether the portal answers. */
export class HealthCheck {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /** True when a small call succeeded; false on any failure. */
  async make({ requestId }: ToolOptions = {}): Promise<boolean> {
    try {
      const response = await this.#context.http(ApiVersion.v2).call('server.time', {}, requestId)
      return response.isSuccess
    } catch {
      // The answer of a health check is yes or no; why it failed is what a call tells.
      return false
    }
  }
}
