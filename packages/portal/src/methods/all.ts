import type { PortalMethod } from './method.ts'
import { crmMethods } from './crm/crm-methods.ts'
import { systemMethods } from './system/system-methods.ts'
import { v3Methods } from './v3/v3-methods.ts'

/** Every method the portal answers. */
export const allMethods: readonly PortalMethod[] = [...systemMethods, ...crmMethods, ...v3Methods]
