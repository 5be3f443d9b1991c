import { type LimitState, unknownPortal } from './limit-state.ts'
import { repairedState } from './repaired-state.ts'

/** Encodes the state for a store outside the process. */
export const encodeLimitState = (state: LimitState): string => JSON.stringify(state)

/** Decodes a stored state. When the text cannot be read, for example after a power failure, nothing is known about the portal. */
export const decodeLimitState = (text: string | undefined): LimitState =>
  // Times are not checked here. The limiter does that, because it has the clock.
  repairedState(parse(text), Infinity)

const parse = (text: string | undefined): LimitState => {
  try {
    return text === undefined ? unknownPortal : (JSON.parse(text) as LimitState) // oxlint-disable-line typescript/no-unsafe-type-assertion -- looked at as if it were anything
  } catch {
    return unknownPortal
  }
}
