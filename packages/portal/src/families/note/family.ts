import { noteFieldMethods } from './fields.ts'
import { defineFamily } from '../define-family.ts'

/** Notes. Only their fields are known, from REST v3. */
export const note = defineFamily({
  name: 'note',
  scopes: { v3: 'note' },
  v3: [noteFieldMethods],
})
