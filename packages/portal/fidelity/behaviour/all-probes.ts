import { appProbes } from '../../src/families/app/probes.ts'
import { bookingProbes } from '../../src/families/booking/probes.ts'
import { calendarProbes } from '../../src/families/calendar/probes.ts'
import { catalogProbes } from '../../src/families/catalog/probes.ts'
import { crmProbes } from '../../src/families/crm/probes.ts'
import { departmentProbes } from '../../src/families/department/probes.ts'
import { diskProbes } from '../../src/families/disk/probes.ts'
import { documentgeneratorProbes } from '../../src/families/documentgenerator/probes.ts'
import { entityProbes } from '../../src/families/entity/probes.ts'
import { humanresourcesProbes } from '../../src/families/humanresources/probes.ts'
import { imProbes } from '../../src/families/im/probes.ts'
import { landingProbes } from '../../src/families/landing/probes.ts'
import { listsProbes } from '../../src/families/lists/probes.ts'
import { mainProbes } from '../../src/families/main/probes.ts'
import type { Probe } from '../../src/families/probe.ts'
import { restProbes } from '../../src/families/rest/probes.ts'
import { saleProbes } from '../../src/families/sale/probes.ts'
import { sonetGroupProbes } from '../../src/families/sonet_group/probes.ts'
import { taskProbes } from '../../src/families/tasks/probes.ts'
import { telephonyProbes } from '../../src/families/telephony/probes.ts'
import { timemanProbes } from '../../src/families/timeman/probes.ts'
import { userProbes } from '../../src/families/user/probes.ts'
import { userFieldConfigProbes } from '../../src/families/userfieldconfig/probes.ts'

/** The probes of all families, by family. */
export const probesByFamily: Readonly<Record<string, readonly Probe[]>> = {
  app: appProbes,
  booking: bookingProbes,
  calendar: calendarProbes,
  catalog: catalogProbes,
  crm: crmProbes,
  department: departmentProbes,
  disk: diskProbes,
  documentgenerator: documentgeneratorProbes,
  entity: entityProbes,
  humanresources: humanresourcesProbes,
  im: imProbes,
  landing: landingProbes,
  lists: listsProbes,
  main: mainProbes,
  rest: restProbes,
  sale: saleProbes,
  sonet_group: sonetGroupProbes,
  tasks: taskProbes,
  telephony: telephonyProbes,
  timeman: timemanProbes,
  user: userProbes,
  userfieldconfig: userFieldConfigProbes,
}
