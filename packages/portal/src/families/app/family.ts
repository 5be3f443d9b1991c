import { appOptionMethods } from './methods/option-methods.ts'
import { appInfoMethods } from './methods/app-info.ts'
import { defineFamily } from '../define-family.ts'

/** The application that calls, and the options that it keeps in the portal. */
export const app = defineFamily({
  name: 'app',
  v2: [appInfoMethods, appOptionMethods],
})

export { userOptions } from './methods/option-methods.ts'
