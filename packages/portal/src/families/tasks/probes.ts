import type { Probe } from '../probe.ts'
import { filterProbes } from './probes/filters.ts'
import { listProbes } from './probes/lists.ts'
import { markProbes } from './probes/marks.ts'
import { pieceProbes } from './probes/pieces.ts'
import { taskRefusals } from './probes/refusals.ts'
import { scrumRefusals } from './probes/scrum-refusals.ts'
import { stateProbes } from './probes/states.ts'
import { teamProbes } from './probes/teams.ts'
import { templateProbes } from './probes/templates.ts'
import { v3Refusals } from './probes/v3/refusals.ts'
import { v3ResultProbes } from './probes/v3/results.ts'
import { v3Probes } from './probes/v3/tasks.ts'

/** What the documentation says of the behaviour of `tasks.*` and `task.*`. */
export const taskProbes: readonly Probe[] = [
  ...stateProbes,
  ...filterProbes,
  ...listProbes,
  ...markProbes,
  ...pieceProbes,
  ...teamProbes,
  ...templateProbes,
  ...v3Probes,
  ...v3Refusals,
  ...v3ResultProbes,
  ...taskRefusals,
  ...scrumRefusals,
]
