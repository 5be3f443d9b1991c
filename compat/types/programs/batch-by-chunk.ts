// Long batches.
import type {
  BatchCommandsArrayUniversal,
  BatchCommandsObjectUniversal,
  CommandObject,
  CommandTuple,
  Result,
  TypeB24,
  TypeCallParams,
} from '@bitrix24/b24jssdk'

type Made = { item: { id: number } }

export async function add($b24: TypeB24, names: string[]): Promise<number[]> {
  const calls: BatchCommandsArrayUniversal = names.map((title) => [
    'crm.item.add',
    { entityTypeId: 3, fields: { title } },
  ])
  const response: Result<Made[]> = await $b24.actions.v2.batchByChunk.make<Made>({
    calls,
    options: { isHaltOnError: false, requestId: 'add' },
  })
  if (!response.isSuccess) console.log([...response.getErrors()].map((error) => error.message))
  return (response.getData() ?? []).map((made) => made.item.id)
}

export async function objects($b24: TypeB24, ids: number[]) {
  const calls: BatchCommandsObjectUniversal<'crm.deal.get', TypeCallParams> = ids.map((id) => ({
    method: 'crm.deal.get',
    params: { id },
  }))
  const tuple: CommandTuple<'crm.deal.get', { id: number }> = ['crm.deal.get', { id: 1 }]
  const object: CommandObject<string, { id: number }> = { method: 'crm.deal.get', params: { id: 1 } }
  const r = await $b24.actions.v2.batchByChunk.make({ calls })
  const three = await $b24.actions.v3.batchByChunk.make<{ id: number }>({ calls: [['tasks.task.get', { id: 1 }]] })
  console.log(tuple[1]?.id, object.params?.id)
  return [r.getData(), three.getData()?.[0].id]
}
