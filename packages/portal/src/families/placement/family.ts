import { placementMethods } from './methods.ts'
import { defineFamily } from '../define-family.ts'

/** Places of the portal that applications are shown in. */
export const placement = defineFamily({
  name: 'placement',
  scopes: { v2: 'placement' },
  errors: { missing: 'ERROR_ARGUMENT' },
  v2: [placementMethods],
})
