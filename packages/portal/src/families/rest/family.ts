import { systemMethods } from './methods/system-methods.ts'
import { descriptionMethods } from './v3/rest.ts'
import { defineFamily } from '../define-family.ts'

/** The REST API itself: methods, scopes, features and the time of the server. */
export const rest = defineFamily({
  name: 'rest',
  alsoNamed: ['documentation', 'feature', 'method', 'methods', 'scope', 'scopes', 'server'],
  v2: [systemMethods],
  v3: [descriptionMethods],
})
