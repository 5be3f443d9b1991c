import { placementMethods } from './methods.ts'
import { defineFamily } from '../define-family.ts'

/** Placements: the places of the portal's pages that show applications. */
export const placement = defineFamily({
  name: 'placement',
  scopes: { v2: 'placement' },
  errors: { missing: 'ERROR_ARGUMENT' },
  v2: [placementMethods],
})
