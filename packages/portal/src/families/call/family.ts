import { callFieldMethods } from './fields.ts'
import { defineFamily } from '../define-family.ts'

/** Calls and their follow-ups, as far as REST v3 tells of their fields. */
export const call = defineFamily({
  name: 'call',
  scopes: { v3: 'call' },
  v3: [callFieldMethods],
})
