import { B24Hook } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { chainCount } from '../../src/lists/query/chain-count.ts'

const facts = { batchSeconds: 1, tokens: 40, drainPerSecond: 2, isBudgetShort: false }

describe('chains by the engine’s own choice', () => {
  it.each([
    { title: 'pages that take no time', given: { batchSeconds: 0 }, chains: 1 },
    { title: 'pages of 20 ms while the burst lasts', given: {}, chains: 7 },
    { title: 'the same when it is spent', given: { tokens: 0 }, chains: 3 },
    { title: 'the same under an enterprise tariff', given: { tokens: 0, drainPerSecond: 5 }, chains: 6 },
    { title: 'slow pages', given: { batchSeconds: 20 }, chains: 8 },
    {
      title: 'slow pages when the operating budget is short',
      given: { batchSeconds: 20, isBudgetShort: true },
      chains: 2,
    },
    { title: 'quick pages when it is short', given: { batchSeconds: 0.1, isBudgetShort: true }, chains: 1 },
  ])('$title: $chains', ({ given, chains }) => {
    const { batchSeconds, tokens, drainPerSecond, isBudgetShort } = { ...facts, ...given }
    expect(chainCount(batchSeconds, tokens, drainPerSecond, isBudgetShort)).toBe(chains)
  })

  it.each([{ ordered: true }, { ordered: false }])(
    'read every row once, as the default does, in no more requests: %o',
    async ({ ordered }) => {
      const ids = Array.from({ length: 12_000 }, (_, index) => index + 1)
      await using portal = await createPortal({ seed: { deal: ids }, costMs: 1, tariff: 'off' })
      const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
      const options = { method: 'crm.deal.list', params: { select: ['ID'] }, parallel: 'auto', ordered } as const
      const result = await $b24.actions.v2.callList.make<{ ID: string }>(options)
      const seen = result.getData()?.map(({ ID }) => Number(ID)) ?? []
      expect(ordered ? seen : seen.toSorted((a, b) => a - b)).toEqual(ids)
      expect(result.cost.requests).toBeLessThan(12)
    },
  )

  it.each([0, 51, 1.5])('`parallel: %s` is refused', async (parallel) => {
    await using portal = await createPortal()
    const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
    const asked = $b24.actions.v2.callList.make({ method: 'crm.deal.list', parallel })
    await expect(asked).rejects.toMatchObject({ code: 'JSSDK_INVALID_PARAMS' })
  })
})
