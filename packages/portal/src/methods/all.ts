import type { PortalMethod } from './method.ts'
import { systemMethods } from './system/system-methods.ts'

/** Every method the portal answers. */
export const allMethods: readonly PortalMethod[] = [...systemMethods]
