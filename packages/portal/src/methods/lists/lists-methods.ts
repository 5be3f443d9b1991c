import type { PortalMethod } from '../method.ts'
import { listElementMethods } from '../../families/lists/methods/element-methods.ts'
import { listFieldMethods } from '../../families/lists/methods/field-methods.ts'
import { listMethods } from '../../families/lists/methods/list-methods.ts'
import { listSectionMethods } from '../../families/lists/methods/section-methods.ts'

/** Universal lists: the lists, their fields, sections and elements. */
export const listsMethods: readonly PortalMethod[] = [
  ...listMethods,
  ...listFieldMethods,
  ...listSectionMethods,
  ...listElementMethods,
]
