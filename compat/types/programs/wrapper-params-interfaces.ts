// Parameters that are interfaces, classes and spreads.
import type { TypeB24, TypeCallParams } from '@bitrix24/b24jssdk'

interface ItemParams {
  entityTypeId: number
  id: number
}

interface AddParams {
  entityTypeId: number
  fields: ItemFields
}

interface ItemFields {
  title: string
  opportunity?: number
}

class Query {
  filter = { '>id': 5 }
  select = ['id']
}

export async function run($b24: TypeB24, one: ItemParams, add: AddParams, query: Query) {
  await $b24.actions.v2.call.make({ method: 'crm.item.get', params: one })
  await $b24.actions.v2.call.make({ method: 'crm.item.add', params: add })
  await $b24.actions.v2.call.make({ method: 'crm.item.list', params: { ...query, entityTypeId: 2 } })
  await $b24.actions.v3.call.make({ method: 'tasks.task.get', params: { ...one } })
  const params: TypeCallParams = one
  const fields: ItemFields = params.fields
  params.fields = { title: 'x' }
  params.filter = { title: fields.title }
  console.log(params.filter.title, params.anything.at.all)
  await $b24.callMethod('crm.item.get', one)
  await $b24.callListMethod('crm.item.list', add)
  for await (const rows of $b24.fetchListMethod('crm.item.list', one, 'id', 'items')) console.log(rows[0].id)
}
