import type { B24Frame } from '@bitrix24/b24jssdk'

/** Counts the portal's deals page by page; no list is too long for that. */
export const streamDeals = async ($b24: B24Frame): Promise<string> => {
  let count = 0
  let pages = 0
  for await (const page of $b24.actions.v2.fetchList.make<{ id: number }>({
    method: 'crm.item.list',
    params: { entityTypeId: 2, select: ['id', 'title'] },
    idKey: 'id',
    customKeyForResult: 'items',
  })) {
    count += page.length
    pages += 1
  }
  return `${String(count)} deals in ${String(pages)} pages`
}
