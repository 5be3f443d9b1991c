import type { Probe } from '../probe.ts'
import { chatProbes } from './probes/chats.ts'
import { imRefusals } from './probes/refusals.ts'

/** What the documentation says of the behaviour of `im.*`. */
export const imProbes: readonly Probe[] = [...chatProbes, ...imRefusals]
