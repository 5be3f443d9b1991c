import { classicUserFields } from '../../../custom-fields/classic-user-fields.ts'
import type { Methods } from '../../../methods/method.ts'

const user = classicUserFields({ entityName: 'user' })
const scope = 'user.userfield'

/** Custom fields of users. */
export const userFieldMethods: Methods = {
  'user.userfield.add': { scope, handle: user.add },
  'user.userfield.get': { scope, handle: user.get },
  'user.userfield.list': { scope, handle: user.list },
  'user.userfield.update': { scope, handle: user.update },
  'user.userfield.delete': { scope, handle: user.delete },
}
