import { crmProbes } from '../../src/families/crm/probes.ts'
import type { Probe } from '../../src/families/probe.ts'
import { taskProbes } from '../../src/families/tasks/probes.ts'

/** The probes of all families, by family. */
export const probesByFamily: Readonly<Record<string, readonly Probe[]>> = {
  crm: crmProbes,
  tasks: taskProbes,
}
