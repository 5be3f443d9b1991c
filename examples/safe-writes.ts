// A deal is added and the reply gets lost. Run: npx tsx --conditions=source examples/safe-writes.ts
import { AjaxError, B24Hook } from '@bitrix24/b24jssdk'
import type { TypeB24 } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'

interface Deal {
  readonly id: number
}

const dealOfOrder = async ($b24: TypeB24, order: string): Promise<Deal | undefined> => {
  const deals = await $b24.actions.v2.callList.make<Deal>({
    method: 'crm.item.list',
    params: { entityTypeId: 2, filter: { '=originId': order }, select: ['id'] },
  })
  return deals.getData()?.[0]
}

/** Adds the deal of an order, exactly once, whatever becomes of the reply. */
const addDealOnce = async ($b24: TypeB24, order: string): Promise<Deal> => {
  try {
    const added = await $b24.actions.v2.call.make<{ item: Deal }>({
      method: 'crm.item.add',
      params: { entityTypeId: 2, fields: { title: `Order ${order}`, originatorId: 'shop', originId: order } },
    })
    if (added.isSuccess) return added.getData()!.result.item
    throw new Error(added.getErrorMessages().join('; '))
  } catch (error) {
    if (!(error instanceof AjaxError) || error.outcome !== 'unknown') throw error
    console.log(`  ${error.message}`)
    return (await dealOfOrder($b24, order)) ?? (await addDealOnce($b24, order))
  }
}

await using portal = await createPortal({
  faults: [
    { match: 'crm.item.add', action: 'resetAfterCommit', times: 1 },
    { match: 'crm.item.add', action: 'resetBeforeCommit', times: 1, skip: 1 },
  ],
})
const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)

console.log('The portal stores the deal and drops the connection:')
console.log(`  deal ${(await addDealOnce($b24, 'A-17')).id}`)
console.log('The portal drops the connection before it stores the deal:')
console.log(`  deal ${(await addDealOnce($b24, 'A-18')).id}`)
console.log(`Deals in the portal: ${portal.count('deal')}`)
