// The old list shortcuts, rows read without a type.
import type { TypeB24 } from '@bitrix24/b24jssdk'

export async function companies($b24: TypeB24) {
  const names: string[] = []
  const generator = $b24.fetchListMethod('crm.item.list', { entityTypeId: 4, select: ['id', 'title'] }, 'id', 'items')
  for await (const entities of generator) {
    for (const entity of entities) {
      names.push(entity.title)
      console.log(entity.id, entity.fm?.phone?.[0]?.VALUE)
    }
    entities.forEach((row) => names.push(row.title))
    const mapped = entities.map((row) => ({ id: Number(row.id), title: row.title as string }))
    names.push(...mapped.map((item) => item.title))
  }
  const response = await $b24.callListMethod(
    'crm.item.list',
    { entityTypeId: 4 },
    (progress) => console.log(`${progress}%`),
    'items',
  )
  const data = response.getData()
  for (const item of response.getData()) names.push(item.title)
  console.log(data.length, data[0]?.id)
  const typed: { id: number }[] = response.getData()
  const set = new Set(data.map((one: { id: number }) => one.id))
  return { names, typed, set }
}
