import type { Probe } from '../probe.ts'
import { nodeProbes } from './probes/nodes.ts'
import { humanresourcesRefusals } from './probes/refusals.ts'

/** What the documentation says of the behaviour of `humanresources.*`. */
export const humanresourcesProbes: readonly Probe[] = [...nodeProbes, ...humanresourcesRefusals]
