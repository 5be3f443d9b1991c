import { bookingProbes } from '../../src/families/booking/probes.ts'
import { catalogProbes } from '../../src/families/catalog/probes.ts'
import { crmProbes } from '../../src/families/crm/probes.ts'
import { documentgeneratorProbes } from '../../src/families/documentgenerator/probes.ts'
import { humanresourcesProbes } from '../../src/families/humanresources/probes.ts'
import { imProbes } from '../../src/families/im/probes.ts'
import { landingProbes } from '../../src/families/landing/probes.ts'
import { mainProbes } from '../../src/families/main/probes.ts'
import type { Probe } from '../../src/families/probe.ts'
import { restProbes } from '../../src/families/rest/probes.ts'
import { saleProbes } from '../../src/families/sale/probes.ts'
import { sonetGroupProbes } from '../../src/families/sonet_group/probes.ts'
import { taskProbes } from '../../src/families/tasks/probes.ts'
import { telephonyProbes } from '../../src/families/telephony/probes.ts'
import { timemanProbes } from '../../src/families/timeman/probes.ts'

/** The probes of all families, by family. */
export const probesByFamily: Readonly<Record<string, readonly Probe[]>> = {
  booking: bookingProbes,
  catalog: catalogProbes,
  crm: crmProbes,
  documentgenerator: documentgeneratorProbes,
  humanresources: humanresourcesProbes,
  im: imProbes,
  landing: landingProbes,
  main: mainProbes,
  rest: restProbes,
  sale: saleProbes,
  sonet_group: sonetGroupProbes,
  tasks: taskProbes,
  telephony: telephonyProbes,
  timeman: timemanProbes,
}
