import { getEventListeners } from 'node:events'
import { B24Hook } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'

const ids = Array.from({ length: 30_000 }, (_, index) => index + 1)
const options = { method: 'crm.deal.list', params: { select: ['ID'] }, parallel: 4, ordered: false } as const

const slowPortal = () => createPortal({ seed: { deal: ids }, costMs: 20, tariff: 'off' })

/** A client, and the number of its requests that are under way. */
const countedClient = (webhookUrl: string) => {
  const underWay = { now: 0, most: 0 }
  const $b24 = B24Hook.fromWebhookUrl(webhookUrl, {
    observer: ({ kind }) => {
      if (kind === 'callStarted') underWay.now += 1
      if (kind === 'callEnded' || kind === 'callGivenUp') underWay.now -= 1
      underWay.most = Math.max(underWay.most, underWay.now)
    },
  })
  return { $b24, underWay }
}

it('a list that is left has no request under way any more', async () => {
  await using portal = await slowPortal()
  const { $b24, underWay } = countedClient(portal.webhookUrl)
  for await (const _ of $b24.actions.v2.fetchList.make(options)) if (underWay.now > 1) break
  expect(underWay).toEqual({ now: 0, most: 4 })
})

it('nor has a list that failed', async () => {
  await using portal = await slowPortal()
  const { $b24, underWay } = countedClient(portal.webhookUrl)
  const failing = async (): Promise<void> => {
    for await (const _ of $b24.actions.v2.fetchList.make(options)) {
      if (underWay.now < 2) continue
      portal.faults.add({ match: '*', action: 'softError' })
    }
  }
  await expect(failing()).rejects.toMatchObject({ code: 'JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2' })
  expect(underWay.now).toBe(0)
})

it.each(['explain', 'leave'] as const)(
  'a signal that outlives many lists is not listened to any more: %s',
  async (how) => {
    await using portal = await slowPortal()
    const { $b24 } = countedClient(portal.webhookUrl)
    const { signal } = new AbortController()
    if (how === 'explain') await $b24.actions.v2.fetchList.explain({ ...options, signal })
    else for await (const _ of $b24.actions.v2.fetchList.make({ ...options, signal })) break
    expect(getEventListeners(signal, 'abort')).toEqual([])
  },
)

it('the caller’s signal ends all chains, with its reason', async () => {
  await using portal = await slowPortal()
  const { $b24, underWay } = countedClient(portal.webhookUrl)
  const cancel = new AbortController()
  const reason = new Error('enough')
  const reading = async (): Promise<void> => {
    for await (const _ of $b24.actions.v2.fetchList.make({ ...options, signal: cancel.signal }))
      if (underWay.now > 1) cancel.abort(reason)
  }
  await expect(reading()).rejects.toBe(reason)
  expect(underWay.now).toBe(0)
})
