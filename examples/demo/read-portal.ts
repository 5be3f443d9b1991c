import { BatchRefV2, EnumCrmEntityTypeId } from '@bitrix24/b24jssdk'
import type { AjaxResult, BatchCommandsArrayUniversal, ListProgress, Result, TypeB24 } from '@bitrix24/b24jssdk'

import type { Contact, Deal, Status } from './sales.ts'

/** What the demo reads, one action of the SDK for each function. */
export interface PortalReader {
  /** One call: whom does this webhook act for? */
  profile(): Promise<{ readonly NAME: string; readonly LAST_NAME: string }>
  /** A named batch: the largest deal, its buyer (by reference), and two dictionaries, in one request. */
  overview(): Promise<Overview>
  /** A list in memory. */
  contacts(): Promise<readonly Contact[]>
  /** Any number of independent calls, 50 a request. */
  contactsOneByOne(ids: readonly number[]): Promise<readonly Contact[]>
  /** A long list, one page at a time. */
  deals(onProgress: (progress: ListProgress) => void): AsyncGenerator<Deal[]>
}

export interface Overview {
  readonly largest: Deal | undefined
  readonly buyer: Contact | undefined
  readonly stages: readonly Status[]
  readonly segments: readonly Status[]
}

/** What a command of the overview may answer. */
type Answer = { items: Deal[] } | { item: Contact } | Status[]

const contactFields = ['id', 'name', 'lastName', 'typeId']
const dealFields = ['id', 'title', 'stageId', 'opportunity', 'contactId']

export const portalReader = ($b24: TypeB24, signal: AbortSignal): PortalReader => ({
  profile: async () =>
    resultOf(await $b24.actions.v2.call.make<{ NAME: string; LAST_NAME: string }>({ method: 'profile', signal })),

  overview: async () => {
    const reply = await $b24.actions.v2.batch.make<Answer>({
      calls: {
        largest: {
          method: 'crm.item.list',
          params: {
            entityTypeId: EnumCrmEntityTypeId.deal,
            filter: { '>contactId': 0 },
            order: { opportunity: 'DESC' },
            select: dealFields,
            start: -1,
          },
        },
        buyer: [
          'crm.item.get',
          { entityTypeId: EnumCrmEntityTypeId.contact, id: BatchRefV2.ref('largest', 'items', 0, 'contactId') },
        ],
        stages: ['crm.status.list', { filter: { ENTITY_ID: 'DEAL_STAGE' }, order: { SORT: 'ASC' } }],
        segments: ['crm.status.list', { filter: { ENTITY_ID: 'CONTACT_TYPE' }, order: { SORT: 'ASC' } }],
      },
      options: { isHaltOnError: false, returnAjaxResult: true },
      signal,
    })
    const answer = (name: string): Answer | undefined => reply.getData()?.[name]?.getData()?.result
    return toOverview(answer('largest'), answer('buyer'), answer('stages'), answer('segments'))
  },

  contacts: async () => {
    const list = await $b24.actions.v2.callList.make<Contact>({
      method: 'crm.item.list',
      params: { entityTypeId: EnumCrmEntityTypeId.contact, select: contactFields },
      signal,
    })
    return dataOf(list)
  },

  contactsOneByOne: async (ids) => {
    const calls: BatchCommandsArrayUniversal = ids.map((id) => [
      'crm.item.get',
      { entityTypeId: EnumCrmEntityTypeId.contact, id },
    ])
    const replies = await $b24.actions.v2.batchByChunk.make<{ item: Contact }>({ calls, signal })
    return dataOf(replies).map((reply) => reply.item)
  },

  deals: (onProgress) =>
    $b24.actions.v2.fetchList.make<Deal>({
      method: 'crm.item.list',
      params: { entityTypeId: EnumCrmEntityTypeId.deal, select: dealFields },
      onProgress,
      signal,
    }),
})

type Answers = readonly (Answer | undefined)[]

const toOverview = (...[largest, buyer, stages, segments]: Answers): Overview => ({
  largest: largest !== undefined && 'items' in largest ? largest.items[0] : undefined,
  buyer: buyer !== undefined && 'item' in buyer ? buyer.item : undefined,
  stages: Array.isArray(stages) ? stages : [],
  segments: Array.isArray(segments) ? segments : [],
})

/** The result of a call, or its errors thrown: the demo has no use for half an answer. */
const resultOf = <T>(reply: AjaxResult<T>): T => {
  const data = reply.getData()
  if (data === undefined) throw new Error(reply.getErrorMessages().join('; '))
  return data.result
}

const dataOf = <T>(reply: Result<T>): T => {
  const data = reply.getData()
  if (!reply.isSuccess || data === null || data === undefined) throw new Error(reply.getErrorMessages().join('; '))
  return data
}
