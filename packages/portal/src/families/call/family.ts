import { callFieldMethods } from './fields.ts'
import { defineFamily } from '../define-family.ts'

/** Calls and their follow-ups. Only their fields are known, from REST v3. */
export const call = defineFamily({
  name: 'call',
  scopes: { v3: 'call' },
  v3: [callFieldMethods],
})
