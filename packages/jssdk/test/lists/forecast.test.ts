import { B24Hook } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { forecast } from '../../src/lists/budget/forecast.ts'

const facts = {
  rows: 100_000,
  pageSize: 50,
  maxPages: 50,
  strategy: 'auto',
  parallel: 1,
  secondsPerPage: 0,
  budgetSeconds: 480,
  usedSeconds: 0,
} as const

describe('the forecast of a list', () => {
  it.each([
    { title: 'a short list', given: { rows: 40 }, requests: 1, seconds: 0, limitedBy: 'portal' },
    { title: '100,000 rows in chains', given: {}, requests: 45, seconds: 0, limitedBy: 'portal' },
    { title: '100,000 rows by pages', given: { strategy: 'pages' }, requests: 2000, seconds: 975, limitedBy: 'bucket' },
    { title: 'pages of 20 ms', given: { secondsPerPage: 0.02 }, requests: 45, seconds: 40, limitedBy: 'portal' },
    {
      title: 'the same in four chains',
      given: { secondsPerPage: 0.02, parallel: 4 },
      requests: 45,
      seconds: 10,
      limitedBy: 'portal',
    },
    { title: 'pages of a second', given: { secondsPerPage: 1 }, requests: 104, seconds: 3900, limitedBy: 'budget' },
  ] as const)('$title: $requests requests, limited by $limitedBy', ({ given, requests, seconds, limitedBy }) => {
    const result = forecast({ ...facts, ...given })
    expect(result).toMatchObject({ requests, limitedBy })
    expect(result.expectedSeconds).toBeCloseTo(seconds)
  })

  it('costs one request and tells what the list then costs', async () => {
    await using portal = await createPortal({ seed: { deal: Array.from({ length: 430 }, (_, index) => index + 1) } })
    const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
    const options = { method: 'crm.deal.list', params: { filter: { '>ID': 10 } } }
    const expected = await $b24.actions.v2.callList.explain(options)
    expect(portal.requests.count()).toBe(1)
    const { cost } = await $b24.actions.v2.callList.make(options)
    expect(expected).toMatchObject({ rows: 420, pages: 9, requests: cost.requests })
  })

  it('REST v3 has no count and says so', async () => {
    await using portal = await createPortal()
    const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
    const asked = $b24.actions.v3.fetchList.explain({ method: 'main.eventlog.list' })
    await expect(asked).rejects.toMatchObject({ code: 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3' })
  })
})
