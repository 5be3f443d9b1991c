import { userEntity } from './entities.ts'
import { userMethods } from './methods/user-methods.ts'
import { callerMethods } from './methods/caller-methods.ts'
import { accessMethods } from './methods/access-methods.ts'
import { userFieldMethods } from './methods/user-field-methods.ts'
import { userDeclared } from './declared.ts'
import { userEvents } from './events.ts'
import { defineFamily } from '../define-family.ts'

/** Users, and the caller: profile, options and rights. */
export const user = defineFamily({
  name: 'user',
  alsoNamed: ['access', 'profile'],
  entities: [userEntity],
  events: { user: userEvents },
  rights: { administrators: ['user.add', 'user.update', 'user.userfield.*'] },
  v2: [userMethods, callerMethods, accessMethods, userFieldMethods],
  declared: [userDeclared],
})
