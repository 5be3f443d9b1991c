import { catalogProbes } from '../../src/families/catalog/probes.ts'
import { crmProbes } from '../../src/families/crm/probes.ts'
import type { Probe } from '../../src/families/probe.ts'
import { saleProbes } from '../../src/families/sale/probes.ts'
import { taskProbes } from '../../src/families/tasks/probes.ts'

/** The probes of all families, by family. */
export const probesByFamily: Readonly<Record<string, readonly Probe[]>> = {
  catalog: catalogProbes,
  crm: crmProbes,
  sale: saleProbes,
  tasks: taskProbes,
}
