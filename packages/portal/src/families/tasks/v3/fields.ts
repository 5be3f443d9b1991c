import type { Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { fieldsOf } from '../../../resources/fields.ts'
import { taskDto } from './task-dto.ts'

const ofTask = fieldsOf(taskDto)
const ofTaskAccess = fieldsOf(documentedDto('tasks.task.access'))
const ofTaskChatMessage = fieldsOf(documentedDto('tasks.task.chat.message'))
const ofTaskFile = fieldsOf(documentedDto('tasks.task.file'))

/** The fields of tasks and of the objects that belong to them. */
export const taskFieldMethods: Methods = {
  'tasks.task.field.list': ofTask.list,
  'tasks.task.field.get': ofTask.get,
  'tasks.task.access.field.list': ofTaskAccess.list,
  'tasks.task.access.field.get': ofTaskAccess.get,
  'tasks.task.chat.message.field.list': ofTaskChatMessage.list,
  'tasks.task.chat.message.field.get': ofTaskChatMessage.get,
  'tasks.task.file.field.list': ofTaskFile.list,
  'tasks.task.file.field.get': ofTaskFile.get,
}
