// The old batch shortcuts.
import { Result, type AjaxResult, type TypeB24 } from '@bitrix24/b24jssdk'

export async function run($b24: TypeB24, ids: number[]) {
  const response = await $b24.callBatch(
    {
      CompanyList: { method: 'crm.item.list', params: { entityTypeId: 4 } },
      ContactList: { method: 'crm.item.list', params: { entityTypeId: 3 } },
    },
    true,
  )
  const data = response.getData()
  const companies = (data.CompanyList.items || []).map((item: any) => ({ id: Number(item.id), title: item.title }))
  const { ContactList } = response.getData()
  const byName = response.getData() as Record<string, AjaxResult<{ items: { id: number }[] }>>
  console.log(ContactList?.items.length, byName['CompanyList'].getData()?.result.items)

  const commands: any[] = []
  for (const id of ids) commands.push({ method: 'crm.item.get', params: { entityTypeId: 4, id } })
  const listed = await $b24.callBatch(commands, false)
  listed.getData().forEach((one: any) => console.log(one.item.title))
  const chunked = await $b24.callBatchByChunk(commands, false)
  const rows: { id: number }[] = chunked.getData()
  for (const row of chunked.getData()) console.log(row.item.id)

  const unknowns: unknown[] = commands
  await $b24.callBatchByChunk(unknowns, true)
  const dictionary: object = { one: ['profile', {}] }
  const other: Result = await $b24.callBatch(dictionary, true, true)
  for (const message of other.getErrorMessages()) console.log(message)
  return { companies, rows, first: other.getData().one.getData().result }
}
