// What goes wrong and how it is told. Run: npx tsx --conditions=source examples/errors.ts
import { AjaxError, B24Hook, SdkError } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'

await using portal = await createPortal({
  faults: [
    { match: 'department.get', action: 'html502BeforeCommit', times: 1 },
    { match: 'user.get', action: 'html200' },
  ],
})
const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)

const tell = async (
  what: string,
  attempt: () => Promise<{ isSuccess: boolean; getErrorMessages(): string[] }>,
): Promise<void> => {
  try {
    const result = await attempt()
    console.log(`${what}: ${result.isSuccess ? 'done' : `not done: ${result.getErrorMessages().join('; ')}`}`)
  } catch (error) {
    if (error instanceof AjaxError) console.log(`${what}: AjaxError ${error.code} (${error.status}) ${error.message}`)
    else if (error instanceof SdkError) console.log(`${what}: SdkError ${error.code} ${error.message}`)
    else if (error instanceof Error) console.log(`${what}: ${error.name} ${error.message}`)
    else throw error
  }
}

const { v2, v3 } = $b24.actions
const fast = { retry: { maxAttempts: 2, delayMs: 10 } }

await tell('a read behind a gateway that fails once', () => v2.call.make({ method: 'department.get', ...fast }))
await tell('a server that answers HTML', () => v2.call.make({ method: 'user.get', ...fast }))
await tell('a method that does not exist', () => v2.call.make({ method: 'crm.itme.get' }))
await tell('an item that does not exist', () =>
  v2.call.make({ method: 'crm.item.get', params: { entityTypeId: 2, id: 404 } }),
)
await tell('a v2 method asked of v3', () => v3.call.make({ method: 'crm.item.get', params: { id: 1 } }))
await tell('51 commands in a batch', () =>
  v2.batch.make({ calls: Array.from({ length: 51 }, (): [string] => ['profile']) }),
)
await tell('a call that is cancelled', () => v2.call.make({ method: 'profile', signal: AbortSignal.abort() }))
