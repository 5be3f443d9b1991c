import { B24Hook } from '@bitrix24/b24jssdk/hook'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'

it('the client of the hook entry makes the same calls as the full one', async () => {
  await using portal = await createPortal()
  const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
  const response = await $b24.actions.v2.call.make<string>({ method: 'server.time', requestId: 'time-1' })
  expect(response.isSuccess).toBe(true)
  expect(response.getData()?.result).toMatch(/^\d{4}-\d\d-\d\dT/)
  expect(response.getQuery()).toEqual({ method: 'server.time', params: {}, requestId: 'time-1' })
})

it('the client of the hook entry leaves it to the portal which methods REST v3 serves', async () => {
  await using portal = await createPortal()
  const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
  const response = await $b24.actions.v3.call.make({ method: 'crm.item.get' })
  expect(response.getErrors().next().value).toMatchObject({
    code: 'BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION',
  })
})

it('limits in the form of the full client are refused, not ignored', () => {
  const forTheFullClient = { restrictionParams: { maxRetries: 1 } }
  const options = { timeoutMs: 1000, ...forTheFullClient }
  expect(() => B24Hook.fromWebhookUrl('https://example.bitrix24.com/rest/1/secret/', options)).toThrow(
    /restrictionParams are not read here; give restrictions: restrictions\(/,
  )
})
