import type { PerCallOptions } from '../../types/calls/per-call-options.ts'

/** Collects the per-call options from two option objects. When both have an option, the second object counts. */
export const perCallOf = (first: PerCallOptions, second: PerCallOptions = {}): PerCallOptions => {
  const { signal, timeoutMs, retry, idempotencyKey } = { ...first, ...second }
  return { signal, timeoutMs, retry, idempotencyKey }
}
