// Users and tasks, dates and files.
import {
  Text,
  type BoolString,
  type GenderString,
  type ISODate,
  type TextType,
  type TypeB24,
  type UserBrief,
} from '@bitrix24/b24jssdk'

interface Task {
  id: string
  title: string
  deadline: ISODate | null
  allowTimeTracking: BoolString
}

export async function users($b24: TypeB24): Promise<Map<number, UserBrief>> {
  const response = await $b24.actions.v2.callList.make<UserBrief>({
    method: 'user.get',
    params: { filter: { ACTIVE: true } },
    idKey: 'ID',
  })
  return new Map((response.getData() ?? []).map((user) => [Text.toInteger(user.ID), user]))
}

export async function tasks($b24: TypeB24, userId: number) {
  const response = await $b24.actions.v2.call.make<{ tasks: Task[] }>({
    method: 'tasks.task.list',
    params: {
      filter: { RESPONSIBLE_ID: userId, '!STATUS': 5 },
      order: { DEADLINE: 'asc' },
      select: ['ID', 'TITLE', 'DEADLINE'],
    },
  })
  const rows = response.getData()?.result.tasks ?? []
  return rows.map((task) => ({
    ...task,
    deadline: task.deadline ? Text.toDateTime(task.deadline).toJSDate() : null,
    tracked: task.allowTimeTracking === 'Y',
  }))
}

export async function upload($b24: TypeB24, folderId: number, name: string, content: string) {
  const response = await $b24.actions.v2.call.make<{ ID: number }>({
    method: 'disk.folder.uploadfile',
    params: { id: folderId, data: { NAME: name }, fileContent: [name, content] },
  })
  if (!response.isSuccess) throw [...response.getErrors()][0]
  return response.getData()!.result.ID
}

export const greet = (gender: GenderString, type: TextType): string => (gender === 'F' ? 'Ms' : 'Mr') + type
