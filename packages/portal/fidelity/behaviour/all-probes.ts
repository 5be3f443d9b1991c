import { appProbes } from '../../src/families/app/probes.ts'
import { calendarProbes } from '../../src/families/calendar/probes.ts'
import { crmProbes } from '../../src/families/crm/probes.ts'
import { departmentProbes } from '../../src/families/department/probes.ts'
import { diskProbes } from '../../src/families/disk/probes.ts'
import { entityProbes } from '../../src/families/entity/probes.ts'
import { listsProbes } from '../../src/families/lists/probes.ts'
import type { Probe } from '../../src/families/probe.ts'
import { userProbes } from '../../src/families/user/probes.ts'
import { userFieldConfigProbes } from '../../src/families/userfieldconfig/probes.ts'

/** The probes of all families, by family. */
export const probesByFamily: Readonly<Record<string, readonly Probe[]>> = {
  app: appProbes,
  calendar: calendarProbes,
  crm: crmProbes,
  department: departmentProbes,
  disk: diskProbes,
  entity: entityProbes,
  lists: listsProbes,
  user: userProbes,
  userfieldconfig: userFieldConfigProbes,
}
