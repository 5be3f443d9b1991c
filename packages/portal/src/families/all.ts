import { ai } from './ai/family.ts'
import { app } from './app/family.ts'
import { biconnector } from './biconnector/family.ts'
import { bizproc } from './bizproc/family.ts'
import { booking } from './booking/family.ts'
import { calendar } from './calendar/family.ts'
import { call } from './call/family.ts'
import { catalog } from './catalog/family.ts'
import { crm } from './crm/family.ts'
import { department } from './department/family.ts'
import { disk } from './disk/family.ts'
import { documentgenerator } from './documentgenerator/family.ts'
import { entity } from './entity/family.ts'
import { event } from './event/family.ts'
import { humanresources } from './humanresources/family.ts'
import { im } from './im/family.ts'
import { imopenlines } from './imopenlines/family.ts'
import { landing } from './landing/family.ts'
import { lists } from './lists/family.ts'
import { log } from './log/family.ts'
import { mail } from './mail/family.ts'
import { mailservice } from './mailservice/family.ts'
import { main } from './main/family.ts'
import { messageservice } from './messageservice/family.ts'
import { note } from './note/family.ts'
import { placement } from './placement/family.ts'
import { pull } from './pull/family.ts'
import { rest } from './rest/family.ts'
import { rpa } from './rpa/family.ts'
import { sale } from './sale/family.ts'
import { sonetGroup } from './sonet_group/family.ts'
import { tasks } from './tasks/family.ts'
import { telephony } from './telephony/family.ts'
import { timeman } from './timeman/family.ts'
import { user } from './user/family.ts'
import { userconsent } from './userconsent/family.ts'
import { userfieldconfig } from './userfieldconfig/family.ts'
import { userfieldtype } from './userfieldtype/family.ts'

/** The families of this portal: one line each. */
export const allFamilies = [
  ai,
  app,
  biconnector,
  bizproc,
  booking,
  calendar,
  call,
  catalog,
  crm,
  department,
  disk,
  documentgenerator,
  entity,
  event,
  humanresources,
  im,
  imopenlines,
  landing,
  lists,
  log,
  mail,
  mailservice,
  main,
  messageservice,
  note,
  placement,
  pull,
  rest,
  rpa,
  sale,
  sonetGroup,
  tasks,
  telephony,
  timeman,
  user,
  userconsent,
  userfieldconfig,
  userfieldtype,
] as const
