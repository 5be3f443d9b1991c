import { methodBlocked } from '../limits/refusals.ts'
import type { Invoked, InvokeMiddleware } from '../invoke.ts'
import type { OperatingReading } from '../limits/operating-limits.ts'
import type { SimulatedCost } from '../limits/simulated-cost.ts'
import { PortalError } from '../portal-error.ts'

export interface OperatingLimitOptions {
  /** The simulated execution time of a call, in milliseconds. */
  readonly costMs: SimulatedCost
  /** Whether the portal's real time for a call counts too. */
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

/**
 * Refuses a call whose method has used up its time, alone or inside a batch. Counts the time of all calls that run, also of failed ones.
 */
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
