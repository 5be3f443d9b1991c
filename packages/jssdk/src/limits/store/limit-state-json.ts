import { type LimitState, unknownPortal } from './limit-state.ts'
import { repairedState } from './repaired-state.ts'

/** The state as a store outside the process keeps it. */
export const encodeLimitState = (state: LimitState): string => JSON.stringify(state)

/** The state a store kept. A text that is none (cut off by a power failure, say) means that nothing is known. */
export const decodeLimitState = (text: string | undefined): LimitState =>
  // What times are absurd, the limiter knows, which has the clock.
  repairedState(parse(text), Infinity)

const parse = (text: string | undefined): LimitState => {
  try {
    return text === undefined ? unknownPortal : (JSON.parse(text) as LimitState) // oxlint-disable-line typescript/no-unsafe-type-assertion -- looked at as if it were anything
  } catch {
    return unknownPortal
  }
}
