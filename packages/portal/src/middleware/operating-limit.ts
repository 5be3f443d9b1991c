import { methodBlocked } from '../limits/refusals.ts'
import type { Invoked, InvokeMiddleware } from '../invoke.ts'
import type { OperatingReading } from '../limits/operating-limits.ts'
import type { SimulatedCost } from '../limits/simulated-cost.ts'
import { PortalError } from '../portal-error.ts'

export interface OperatingLimitOptions {
  /** Milliseconds a call of this method is made to take. */
  readonly costMs: SimulatedCost
  /** Whether the portal's own time for a call is charged too. */
  readonly isRealTimeCharged: boolean
}

const withReading = (invoked: Invoked, startMs: number, reading: OperatingReading | undefined): Invoked => ({
  ...invoked,
  time: {
    ...invoked.time,
    startMs,
    operating: reading?.operating,
    operatingResetAt: reading?.operatingResetAt,
  },
})

/** Refuses a call of a method that used up its time, alone or inside a batch; charges those that run, failed ones too. */
export const operatingLimit =
  ({ costMs, isRealTimeCharged }: OperatingLimitOptions): InvokeMiddleware =>
  (next) =>
  async (method, call) => {
    const { meter, portal } = call
    const { name } = method
    if (meter.isBlocked(name)) throw new PortalError(methodBlocked)
    const startMs = portal.clock.nowMs()
    if (name === 'batch') return withReading(await next(method, call), startMs, meter.chargeBatch(startMs))
    const simulatedMs = costMs(name)
    await portal.clock.sleep(simulatedMs)
    const realStartMs = performance.now()
    const spentSeconds = () => (simulatedMs + (isRealTimeCharged ? performance.now() - realStartMs : 0)) / 1000
    try {
      const invoked = await next(method, call)
      return withReading(invoked, startMs, meter.charge(name, startMs, spentSeconds()))
    } catch (error) {
      meter.charge(name, startMs, spentSeconds())
      throw error
    }
  }
