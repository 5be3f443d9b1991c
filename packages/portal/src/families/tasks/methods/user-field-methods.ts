import { classicUserFields } from '../../../custom-fields/classic-user-fields.ts'
import { describedUserField, listedUserFieldTypes } from '../../../custom-fields/describe-user-fields.ts'
import type { Methods } from '../../../methods/method.ts'

const task = classicUserFields({ entityName: 'task', bags: { add: 'PARAMS', update: 'DATA' } })

/** Custom fields of tasks. */
export const taskUserFieldMethods: Methods = {
  'task.item.userfield.add': task.add,
  'task.item.userfield.get': task.get,
  'task.item.userfield.getlist': task.list,
  'task.item.userfield.update': task.update,
  'task.item.userfield.delete': task.delete,
  'task.item.userfield.gettypes': () => ({ result: listedUserFieldTypes() }),
  'task.item.userfield.getfields': () => ({ result: describedUserField() }),
}
