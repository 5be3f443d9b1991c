import { pullMethods } from './methods.ts'
import { defineFamily } from '../define-family.ts'

/** The push server: its configuration, and the messages of applications. */
export const pull = defineFamily({
  name: 'pull',
  scopes: { v2: 'pull' },
  v2: [pullMethods],
})
