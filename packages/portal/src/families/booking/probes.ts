import type { Probe } from '../probe.ts'
import { bookingProbesOfRows } from './probes/bookings.ts'
import { bookingRefusals } from './probes/refusals.ts'

/** What the documentation says of the behaviour of `booking.*`. */
export const bookingProbes: readonly Probe[] = [...bookingProbesOfRows, ...bookingRefusals]
