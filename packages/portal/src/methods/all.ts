import type { PortalMethod } from './method.ts'
import { appInfo } from './application/app-info.ts'
import { optionMethods } from './application/option-methods.ts'
import { crmMethods } from './crm/crm-methods.ts'
import { diskMethods } from './disk/disk-methods.ts'
import { eventMethods } from './event/event-methods.ts'
import { imMethods } from './im/im-methods.ts'
import { systemMethods } from './system/system-methods.ts'
import { taskMethods } from './tasks/task-methods.ts'
import { userMethods } from './user/user-methods.ts'
import { v3Methods } from './v3/v3-methods.ts'

/** Every method the portal answers. */
export const allMethods: readonly PortalMethod[] = [
  ...systemMethods,
  appInfo,
  ...optionMethods,
  ...userMethods,
  ...crmMethods,
  ...taskMethods,
  ...diskMethods,
  ...imMethods,
  ...eventMethods,
  ...v3Methods,
]
