import { HealthCheck } from './health-check.ts'
import { LoggerSlot } from './logger-slot.ts'
import { Ping } from './ping.ts'

/** Small checks of the portal's state. */
export class ToolsManager extends LoggerSlot {
  readonly ping: Ping = new Ping(this.context)
  readonly healthCheck: HealthCheck = new HealthCheck(this.context)
}
