import type { AjaxResult, TypeB24 } from '@bitrix24/b24jssdk'

interface ChatId {
  ID: number
}

/** The chat of an entity, or `null` when it has none. */
export async function findChat($b24: TypeB24, dealId: number): Promise<number | null> {
  const response = await $b24.actions.v2.batch.make<ChatId | null>({
    calls: {
      Chat: {
        method: 'im.chat.get',
        params: { ENTITY_TYPE: 'CRM', ENTITY_ID: `DEAL|${dealId}` },
      },
    },
    options: { returnAjaxResult: true, requestId: 'chat-of-deal' },
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the documented way to read named commands
  const results = response.getData() as Record<string, AjaxResult<ChatId | null>>
  const chat = results['Chat']!
  if (!chat.isSuccess) {
    throw new Error(chat.getErrorMessages().join('; '))
  }
  const found = chat.getData()!.result
  return found === null ? null : found.ID
}
