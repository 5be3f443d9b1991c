import type { PortalMethod } from '../method.ts'
import { listElementMethods } from './element-methods.ts'
import { listFieldMethods } from './field-methods.ts'
import { listMethods } from './list-methods.ts'
import { listSectionMethods } from './section-methods.ts'

/** Universal lists: the lists, their fields, sections and elements. */
export const listsMethods: readonly PortalMethod[] = [
  ...listMethods,
  ...listFieldMethods,
  ...listSectionMethods,
  ...listElementMethods,
]
