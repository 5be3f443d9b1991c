import { formatDateTime } from '../../server-time.ts'
import { documentedTable, type DeclaredMethods } from '../../documented/declared/documented-table.ts'
import { userEntity } from './entities.ts'

const user = documentedTable({
  entity: userEntity,
  alsoDescribedBy: ['user.get', 'user.search'],
  // Who is invited is an employee who has not been here yet.
  defaults: ({ portal }) => ({
    active: true,
    dateRegister: formatDateTime(portal.clock.nowMs()),
    isOnline: 'N',
    userType: 'employee',
  }),
})

/** The methods of users that the documentation describes completely. */
export const userDeclared: DeclaredMethods = {
  'user.add': user.add,
  'user.fields': user.fields,
  'user.update': user.update,
}
