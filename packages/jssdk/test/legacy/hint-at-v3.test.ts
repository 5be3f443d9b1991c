import { B24Hook, Logger, MemoryHandler } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'

it('a batch by the old name hints at REST v3, too', async () => {
  await using portal = await createPortal({ seed: { task: [1] } })
  const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
  const log = new MemoryHandler()
  $b24.setLogger(Logger.create('test').pushHandler(log))
  await $b24.callBatch([['tasks.task.get', { taskId: 1 }]])
  const codes = log.getRecords().flatMap(({ context }): unknown => context['code'] ?? [])
  expect(codes).toEqual(['JSSDK_CORE_DEPRECATED_METHOD', 'JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3'])
})
