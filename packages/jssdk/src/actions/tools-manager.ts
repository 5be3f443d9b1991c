import type { LoggerInterface } from '../types/logger.ts'
import type { ActionContext } from './action-context.ts'
import { HealthCheck } from './health-check.ts'
import { LoggerSlot } from './logger-slot.ts'
import { Ping } from './ping.ts'

/** Small questions about the portal's state. */
export class ToolsManager {
  readonly ping: Ping
  readonly healthCheck: HealthCheck
  readonly #slot: LoggerSlot

  constructor(context: ActionContext) {
    this.#slot = new LoggerSlot(context)
    this.ping = new Ping(this.#slot.context)
    this.healthCheck = new HealthCheck(this.#slot.context)
  }

  setLogger(logger: LoggerInterface): void {
    this.#slot.set(logger)
  }

  getLogger(): LoggerInterface {
    return this.#slot.get()
  }
}
