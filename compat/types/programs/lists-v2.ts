// Lists of v2: whole, by page, by hand.
import { Result, type TypeB24, type TypeCallParamsV2, type TypeFilterV2 } from '@bitrix24/b24jssdk'

interface Contact {
  id: number
  name: string
}

export async function all($b24: TypeB24, since: Date): Promise<Contact[]> {
  const filter: TypeFilterV2 = { '>=createdTime': since.toISOString(), '!name': '' }
  const params: Omit<TypeCallParamsV2, 'start' | 'order'> = { entityTypeId: 3, filter, select: ['id', 'name'] }
  const response = await $b24.actions.v2.callList.make<Contact>({
    method: 'crm.item.list',
    params,
    idKey: 'id',
    customKeyForResult: 'items',
    requestId: 'contacts',
  })
  if (!response.isSuccess) throw new Error([...response.getErrors()].join('\n'))
  const rows: Contact[] = response.getData()!
  const same: Result<Contact[]> = response
  return rows.concat(same.getData() ?? [])
}

export async function* pages($b24: TypeB24): AsyncGenerator<Contact[]> {
  const generator = $b24.actions.v2.fetchList.make<Contact>({
    method: 'crm.item.list',
    params: { entityTypeId: 3 },
    idKey: 'id',
    customKeyForResult: 'items',
  })
  for await (const chunk of generator) yield chunk.filter((row) => row.name !== '')
}

export async function first($b24: TypeB24): Promise<Contact | undefined> {
  const generator: AsyncGenerator<Contact[]> = $b24.actions.v2.fetchList.make<Contact>({
    method: 'crm.item.list',
    idKey: 'id',
  })
  const step = await generator.next()
  if (step.done) return undefined
  await generator.return(undefined)
  return step.value[0]
}

export async function direct($b24: TypeB24) {
  const generator = $b24.actions.v2.fetchList.make<Contact>({ method: 'crm.item.list' })
  const { value, done } = await generator.next()
  console.log(value[0].name, done)
  const rows: Contact[] = (await generator.next()).value
  await generator.return(null)
  const iterable: AsyncIterable<Contact[]> = generator
  const iterator: AsyncIterator<Contact[]> = generator[Symbol.asyncIterator]()
  return { rows, iterable, iterator }
}

export async function untyped($b24: TypeB24) {
  const response = await $b24.actions.v2.callList.make({ method: 'crm.deal.list' })
  const rows = response.getData() as { ID: string }[]
  const count = response.getData()?.length ?? 0
  return rows.slice(0, count)
}

export async function byHand($b24: TypeB24) {
  let start = 0
  const rows: Contact[] = []
  for (;;) {
    const page = await $b24.actions.v2.call.make<{ items: Contact[] }>({
      method: 'crm.item.list',
      params: { entityTypeId: 3, start },
    })
    rows.push(...(page.getData()?.result.items ?? []))
    if (!page.isMore()) return rows
    start += 50
    console.log(
      rows.length,
      page.getTotal(),
      page.getStatus(),
      page.getQuery().params.start,
      page.getQuery().params.filter.x,
    )
  }
}
