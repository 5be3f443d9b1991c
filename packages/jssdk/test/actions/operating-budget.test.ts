import { B24Hook } from '@bitrix24/b24jssdk'
import type { Clock } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'

/** A portal on which every call is expensive, and a client that shares its time: waiting moves the clock of both. */
const expensivePortal = async (secondsPerCall: number, rows: number): Promise<{ portal: Portal; $b24: B24Hook }> => {
  const portal = await createPortal({
    seed: { deal: Array.from({ length: rows }, (_, index) => index + 1) },
    costMs: secondsPerCall * 1000,
    clock: 'manual',
    tariff: 'standard',
  })
  const clock: Clock = {
    nowMs: () => portal.clock.nowMs(),
    sleep: (ms, signal) => {
      signal?.throwIfAborted()
      portal.clock.advance(ms)
      return Promise.resolve()
    },
  }
  return { portal, $b24: B24Hook.fromWebhookUrl(portal.webhookUrl, { clock }) }
}

it.each([{ isHaltOnError: true }, { isHaltOnError: false }])(
  'batchByChunk waits for the operating budget and runs every command once, %o',
  async ({ isHaltOnError }) => {
    const { portal, $b24 } = await expensivePortal(1, 0)
    await using _ = portal
    const calls = Array.from({ length: 620 }, (_value, index) => ({
      method: 'crm.deal.add',
      params: { fields: { TITLE: `deal ${index}` } },
    }))
    const response = await $b24.actions.v2.batchByChunk.make({ calls, options: { isHaltOnError } })
    expect(response.getErrorMessages()).toEqual([])
    expect(response.getData()).toHaveLength(calls.length)
    const titles = portal.rows('deal').map(({ title }) => title)
    expect(titles).toHaveLength(calls.length)
    expect(new Set(titles)).toEqual(new Set(calls.map(({ params }) => params.fields.TITLE)))
  },
)

it('a list stays within the operating budget: no command of it is refused', async () => {
  const { portal, $b24 } = await expensivePortal(8, 7500)
  await using _ = portal
  const response = await $b24.actions.v2.callList.make({ method: 'crm.deal.list', params: { select: ['ID'] } })
  expect(response.getData()).toHaveLength(7500)
  expect(response.cost.pages).toBeLessThan(160)
  expect(portal.requests.countStatus(429)).toBe(0)
})
