import { createPortal } from '@bitrix24/b24jssdk-portal'
import { B24Hook, type TypeB24 } from '@bitrix24/b24jssdk'
import { expect, it, vi } from 'vitest'

it.each([
  ['callMethod', async ($b24: TypeB24) => await $b24.callMethod('crm.deal.nope')],
  ['callListMethod', async ($b24: TypeB24) => await $b24.callListMethod('crm.deal.nope')],
] as const)('the stack of an error names the line of who has called: %s', async (_, caller) => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  await using portal = await createPortal()
  const error: unknown = await caller(B24Hook.fromWebhookUrl(portal.webhookUrl)).catch((thrown: unknown) => thrown)
  const lines = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  expect(lines.slice(0, 10).join('\n')).toContain('legacy/caller.test.ts')
})
