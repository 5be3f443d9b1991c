import type { PerCallOptions } from '../types/calls/per-call-options.ts'

/** Takes the per-call options out of an action's options; where both objects give one, the second counts. */
export const perCallOf = (first: PerCallOptions, second: PerCallOptions = {}): PerCallOptions => {
  const { signal, timeoutMs, retry, idempotencyKey } = { ...first, ...second }
  return { signal, timeoutMs, retry, idempotencyKey }
}
