import { classicUserFields } from '../../../custom-fields/classic-user-fields.ts'
import { describedUserField, listedUserFieldTypes } from '../../../custom-fields/describe-user-fields.ts'
import type { MethodReply, Methods } from '../../../methods/method.ts'
import type { WireMap } from '../../../wire-value.ts'

const task = classicUserFields({ entityName: 'task', bags: { add: 'PARAMS', update: 'DATA' } })

/** Descriptions have a `total` beside them, as lists do. */
const counted = (result: WireMap | readonly WireMap[]): MethodReply => ({ result, total: Object.keys(result).length })

/** Custom fields of tasks. */
export const taskUserFieldMethods: Methods = {
  'task.item.userfield.add': task.add,
  'task.item.userfield.get': task.get,
  'task.item.userfield.getlist': task.list,
  'task.item.userfield.update': task.update,
  'task.item.userfield.delete': task.delete,
  'task.item.userfield.gettypes': () => counted(listedUserFieldTypes()),
  'task.item.userfield.getfields': () => counted(describedUserField()),
}
