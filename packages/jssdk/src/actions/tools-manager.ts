import { HealthCheck } from './health-check.ts'
import { LoggerSlot } from './logger-slot.ts'
import { Ping } from './ping.ts'

/** Small questions about the portal's state. */
export class ToolsManager extends LoggerSlot {
  readonly ping: Ping = new Ping(this.context)
  readonly healthCheck: HealthCheck = new HealthCheck(this.context)
}
