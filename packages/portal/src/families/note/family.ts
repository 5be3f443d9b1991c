import { noteFieldMethods } from './fields.ts'
import { defineFamily } from '../define-family.ts'

/** Notes, as far as REST v3 tells of their fields. */
export const note = defineFamily({
  name: 'note',
  scopes: { v3: 'note' },
  v3: [noteFieldMethods],
})
