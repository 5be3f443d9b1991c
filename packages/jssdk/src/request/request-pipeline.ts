import { systemClock } from '../platform/clock.ts'
import { guard } from './steps/guard.ts'
import { limit } from './steps/limit.ts'
import { observe } from './observers/observer.ts'
import { pipeline } from './pipeline.ts'
import type { Send } from './pipeline.ts'
import type { RequestOptions } from './request-options.ts'
import { retry } from './steps/retry.ts'
import { wire } from './wire/wire.ts'

/** The steps of every request, outermost first. */
export const requestPipeline = (options: RequestOptions): Send => {
  const { guards, authorise, observer, http } = options
  const { clock = systemClock } = http
  const nowMs = (): number => clock.nowMs()
  return pipeline(
    [
      ...guards,
      guard,
      observe('call', observer, nowMs),
      retry(options, clock),
      limit(options),
      ...authorise,
      observe('attempt', observer, nowMs),
    ],
    wire(options),
  )
}
