import { isNumber, isObject } from '../types/narrow.ts'
import type { BucketState } from './leaky-bucket.ts'
import { type LimitState, unknownPortal } from './limit-state.ts'
import type { OperatingState, OperatingUse } from './operating-budget.ts'
import type { LoweringState } from './rate-lowering.ts'

/** The state as a store outside the process keeps it. */
export const encodeLimitState = (state: LimitState): string => JSON.stringify(state)

/** The state a store kept. A text that is none (cut off by a power failure, say) means that nothing is known. */
export const decodeLimitState = (text: string | undefined): LimitState => {
  const value = parse(text)
  if (!isObject(value)) return unknownPortal
  const { bucket, lowering, operating } = {
    bucket: value['bucket'],
    lowering: value['lowering'],
    operating: value['operating'],
  }
  return isBucket(bucket) && isLowering(lowering) && isOperating(operating)
    ? { bucket, lowering, operating }
    : unknownPortal
}

const parse = (text: string | undefined): unknown => {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const hasNumbers = (value: unknown, ...names: readonly string[]): value is Record<string, unknown> =>
  isObject(value) && names.every((name) => isNumber(value[name]))

const isBucket = (value: unknown): value is BucketState => hasNumbers(value, 'level', 'atMs', 'places', 'refusals')

const isLowering = (value: unknown): value is LoweringState =>
  hasNumbers(value, 'factor', 'successes', 'loweredAtMs') &&
  Array.isArray(value['refusedAtMs']) &&
  value['refusedAtMs'].every(isNumber)

const isUse = (value: unknown): value is OperatingUse =>
  hasNumbers(value, 'operatingMs', 'seenAtMs', 'refusals', 'blockedUntilMs') &&
  (value['resetAtMs'] === undefined || isNumber(value['resetAtMs']))

const isOperating = (value: unknown): value is OperatingState => isObject(value) && Object.values(value).every(isUse)
