import type { PortalMethod } from './method.ts'
import { appInfo } from '../families/app/methods/app-info.ts'
import { optionMethods } from '../families/app/methods/option-methods.ts'
import { calendarMethods } from '../families/calendar/methods/calendar-methods.ts'
import { catalogMethods } from '../families/catalog/methods/catalog-methods.ts'
import { crmMethods } from './crm/crm-methods.ts'
import { crmCardMethods } from './crm-cards/crm-card-methods.ts'
import { crmCatalogueMethods } from './crm-catalogue/crm-catalogue-methods.ts'
import { crmInvoiceMethods } from './crm-invoice/crm-invoice-methods.ts'
import { diskMethods } from '../families/disk/methods/disk-methods.ts'
import { entityMethods } from '../families/entity/methods/entity-methods.ts'
import { eventMethods } from '../families/event/methods/event-methods.ts'
import { fileMethods } from '../families/disk/methods/file-methods.ts'
import { familyMethods } from '../documented/declared/declared-families.ts'
import { imMethods } from './im/im-methods.ts'
import { listsMethods } from './lists/lists-methods.ts'
import { pullMethods } from '../families/pull/methods.ts'
import { placementMethods } from '../families/placement/methods.ts'
import { saleMethods } from './sale/sale-methods.ts'
import { sonetGroupMethods } from '../families/sonet_group/methods/sonet-group-methods.ts'
import { systemMethods } from '../families/rest/methods/system-methods.ts'
import { taskMethods } from '../families/tasks/methods/task-methods.ts'
import { timemanMethods } from './timeman/timeman-methods.ts'
import { userFieldMethods } from './user-field/user-field-methods.ts'
import { userMethods } from '../families/user/methods/user-methods.ts'
import { v3Methods } from './v3/v3-methods.ts'

/** Methods with code of their own. */
const ownMethods: readonly PortalMethod[] = [
  ...systemMethods,
  appInfo,
  ...optionMethods,
  ...userMethods,
  ...calendarMethods,
  ...crmMethods,
  ...crmCardMethods,
  ...crmCatalogueMethods,
  ...crmInvoiceMethods,
  ...catalogMethods,
  ...saleMethods,
  ...taskMethods,
  ...diskMethods,
  ...fileMethods,
  ...imMethods,
  ...entityMethods,
  ...eventMethods,
  ...listsMethods,
  ...pullMethods,
  ...placementMethods,
  ...sonetGroupMethods,
  ...timemanMethods,
  ...userFieldMethods,
  ...v3Methods,
]

const ownNames = new Set(ownMethods.map(({ api, name }) => `${api}:${name.toLowerCase()}`))

/** Every method that is really implemented; a method with code of its own stands before a declared one. */
export const allMethods: readonly PortalMethod[] = [
  ...ownMethods,
  ...familyMethods.filter(({ api, name }) => !ownNames.has(`${api}:${name.toLowerCase()}`)),
]
