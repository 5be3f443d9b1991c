import { EnumCrmEntityTypeId, type TypeB24 } from '@bitrix24/b24jssdk'

export interface CrmItem {
  id: number
  title: string
  stageId: string
}

export async function readDeal($b24: TypeB24, id: number): Promise<CrmItem> {
  const response = await $b24.actions.v2.call.make<{ item: CrmItem }>({
    method: 'crm.item.get',
    params: { entityTypeId: EnumCrmEntityTypeId.deal, id },
    requestId: 'deal-42',
  })
  if (!response.isSuccess) {
    throw new Error(response.getErrorMessages().join('; '))
  }
  return response.getData()!.result.item
}

export interface Task {
  id: number
  title: string
}

export async function readTask($b24: TypeB24, id: number): Promise<Task> {
  const response = await $b24.actions.v3.call.make<{ task: Task }>({
    method: 'tasks.task.get',
    params: { id, select: ['id', 'title'] },
    requestId: 'task-42',
  })
  if (!response.isSuccess) {
    throw new Error(response.getErrorMessages().join('; '))
  }
  return response.getData()!.result.task
}
