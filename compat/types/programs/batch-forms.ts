// Batches in each of their forms, data taken with casts as examples do.
import {
  AjaxResult,
  type BatchCommandsArrayUniversal,
  type BatchCommandsObjectUniversal,
  type BatchNamedCommandsUniversal,
  type CallBatchResult,
  type IB24BatchOptions,
  type Result,
  type TypeB24,
} from '@bitrix24/b24jssdk'

interface Item {
  id: number
  title: string
}

export async function run($b24: TypeB24, options: IB24BatchOptions) {
  const tuples: BatchCommandsArrayUniversal = [['crm.item.get', { entityTypeId: 3, id: 1 }], ['profile']]
  const a = await $b24.actions.v2.batch.make<{ item: Item }>({
    calls: tuples,
    options: { isHaltOnError: true, returnAjaxResult: true },
  })
  const list = a.getData() as AjaxResult<{ item: Item }>[]
  list.forEach((one, index) =>
    console.log(index, one.isSuccess ? one.getData()?.result.item.title : one.getErrorMessages()),
  )

  const objects: BatchCommandsObjectUniversal = [
    { method: 'profile' },
    { method: 'crm.item.get', params: { id: 2 }, as: 'x', parallel: true },
  ]
  const b = await $b24.actions.v2.batch.make({ calls: objects, options })
  if (b.isSuccess) console.log(b.getData())

  const named: BatchNamedCommandsUniversal = { me: { method: 'profile' }, deals: ['crm.deal.list', { select: ['ID'] }] }
  const c = await $b24.actions.v2.batch.make<{ item: Item }>({
    calls: named,
    options: { returnAjaxResult: true, requestId: 'r' },
  })
  const record = c.getData() as Record<string, AjaxResult<{ item: Item }>>
  console.log(record['me'].getData()?.result.item, Object.keys(record))

  const d = await $b24.actions.v2.batch.make<Item[]>({ calls: named, options: { isHaltOnError: false } })
  const plain = d.getData() as unknown as Record<string, Item>
  const e: CallBatchResult<Item> = await $b24.actions.v2.batch.make<Item>({ calls: tuples })
  const f = (await $b24.actions.v3.batch.make<Item>({ calls: named })) as Result<
    Record<string | number, AjaxResult<Item>>
  >
  const g = (await $b24.actions.v2.batch.make<Item>({ calls: tuples, options: { returnAjaxResult: true } })) as Result<
    AjaxResult<Item>[]
  >
  const h = (await $b24.actions.v2.batch.make<Item>({ calls: named, options: { returnAjaxResult: true } })) as Result<
    Record<string, AjaxResult<Item>>
  >
  for (const one of g.getData()!) console.log(one.getData()!.result.title)
  return { plain, e, first: f.getData()?.me.getData()?.result.id, h: h.getData()!['me'] }
}

export async function dynamic($b24: TypeB24, ids: number[]) {
  const calls = ids.map((id) => ['crm.item.get', { entityTypeId: 2, id }] as [string, object])
  const more: BatchCommandsArrayUniversal = ids.map((id) => ['crm.item.get', { id }])
  const fromEntries: BatchNamedCommandsUniversal = Object.fromEntries(
    ids.map((id) => [`d${id}`, { method: 'crm.deal.get', params: { id } }]),
  )
  const chunks = $b24.actions.v2.batch.chunkArray(calls, 50)
  const one = await $b24.actions.v2.batch.make({ calls: more })
  const two = await $b24.actions.v2.batch.make({
    calls: fromEntries,
    options: { returnAjaxResult: false, isHaltOnError: false },
  })
  const data = two.getData() as Record<string, unknown>
  return [chunks.length, one.isSuccess, data]
}

export async function generic<T>($b24: TypeB24, calls: BatchNamedCommandsUniversal): Promise<Record<string, T>> {
  const response = await $b24.actions.v2.batch.make<T>({ calls, options: { returnAjaxResult: true } })
  const out: Record<string, T> = {}
  for (const [key, result] of Object.entries(response.getData() as Record<string, AjaxResult<T>>)) {
    if (result.isSuccess) out[key] = result.getData()!.result
  }
  return out
}
