import {
  EnumCrmEntityTypeId,
  type AjaxResult,
  type BatchCommandsArrayUniversal,
  type TypeB24,
} from '@bitrix24/b24jssdk'

export interface Titled {
  id: number
  title: string
}

/** Positional commands: the results keep the order of the commands. */
export async function readTwoDeals($b24: TypeB24, first: number, second: number): Promise<string[]> {
  const response = await $b24.actions.v2.batch.make<{ item: Titled }>({
    calls: [
      ['crm.item.get', { entityTypeId: EnumCrmEntityTypeId.deal, id: first }],
      ['crm.item.get', { entityTypeId: EnumCrmEntityTypeId.deal, id: second }],
    ],
    options: {
      isHaltOnError: false,
      returnAjaxResult: true,
      requestId: 'two-deals',
    },
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the documented way to read positional commands
  const results = response.getData() as AjaxResult<{ item: Titled }>[]
  return results.map((result) =>
    result.isSuccess ? result.getData()!.result.item.title : `failed: ${result.getErrorMessages().join('; ')}`,
  )
}

interface ContactList {
  items: Titled[]
}

/** Named commands in both forms; a union generic types every entry as the union. */
export async function readDealAndContacts($b24: TypeB24, dealId: number): Promise<{ title: string; contacts: number }> {
  const response = await $b24.actions.v2.batch.make<{ item: Titled } | ContactList>({
    calls: {
      Deal: { method: 'crm.item.get', params: { entityTypeId: EnumCrmEntityTypeId.deal, id: dealId } },
      Contacts: ['crm.item.list', { entityTypeId: EnumCrmEntityTypeId.contact, select: ['id'] }],
    },
    options: { isHaltOnError: true, returnAjaxResult: true, requestId: 'deal-and-contacts' },
  })
  if (!response.isSuccess) {
    throw new Error(response.getErrorMessages().join('; '))
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the documented way to read named commands
  const results = response.getData() as Record<string, AjaxResult<{ item: Titled } | ContactList>>
  const deal = results['Deal']!.getData()!.result
  const contacts = results['Contacts']!.getData()!.result
  return {
    title: 'item' in deal ? deal.item.title : '',
    contacts: 'items' in contacts ? contacts.items.length : 0,
  }
}

/** More commands than one request takes. */
export async function readDeals($b24: TypeB24, ids: readonly number[]): Promise<Titled[]> {
  const calls: BatchCommandsArrayUniversal = ids.map(
    (id) => ['crm.item.get', { entityTypeId: EnumCrmEntityTypeId.deal, id }] as const,
  )
  const response = await $b24.actions.v2.batchByChunk.make<{ item: Titled }>({
    calls,
    options: { isHaltOnError: false, requestId: 'many-deals' },
  })
  if (!response.isSuccess) {
    throw new Error(response.getErrorMessages().join('; '))
  }
  return response.getData()!.map((row) => row.item)
}
