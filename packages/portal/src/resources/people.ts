import { fullName } from '../methods/full-name.ts'
import { int, list, object, text } from './field.ts'
import type { Resource } from './resource.ts'

/** A user in a relation of a task. */
export const userResource: Resource<'user'> = {
  entity: 'user',
  dto: {
    name: 'tasks.user',
    relations: [],
    fields: [
      int('id'),
      text('name'),
      text('role'),
      object('image'),
      text('gender'),
      text('email'),
      text('externalAuthId'),
      list('rights'),
    ],
  },
  bindings: {
    name: { compute: fullName },
    role: { compute: ({ isAdmin }) => (isAdmin === true ? 'admin' : 'employee') },
    image: { compute: () => null },
    gender: { column: 'personalGender' },
    rights: { compute: () => [] },
  },
}
