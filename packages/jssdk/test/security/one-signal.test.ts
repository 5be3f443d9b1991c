import { getEventListeners } from 'node:events'
import { B24Hook, B24OAuth, offlineQueueWorker } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const warnings: string[] = []
const note = ({ name }: Error): void => void warnings.push(name)
beforeEach(() => {
  warnings.length = 0
  process.on('warning', note)
})
afterEach(() => {
  process.off('warning', note)
})

/** Warnings are told of in a turn of their own. */
const told = async (): Promise<readonly string[]> => {
  await new Promise((resolve) => setTimeout(resolve, 5))
  return warnings
}
const listenersOf = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length
const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

it.each<{ what: string; work: ($b24: B24Hook, signal: AbortSignal) => Promise<unknown>[] }>([
  {
    what: 'calls',
    work: ($b24, signal) => ids(80).map(() => $b24.actions.v2.call.make({ method: 'server.time', signal })),
  },
  {
    what: 'batches',
    work: ($b24, signal) =>
      ids(40).map(() => $b24.actions.v2.batch.make({ calls: [['server.time', {}]], options: { signal } })),
  },
  {
    what: 'lists',
    work: ($b24, signal) => ids(20).map(() => $b24.actions.v2.callList.make({ method: 'crm.deal.list', signal })),
  },
])('$what that share one signal raise no warning and leave no listener', async ({ work }) => {
  await using portal = await createPortal({ seed: { deal: ids(150) } })
  const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, {
    restrictionParams: { rateLimit: { burstLimit: 30, drainRate: 40, adaptiveEnabled: false } },
  })
  const { signal } = new AbortController()
  const running = Promise.all(work($b24, signal))
  await new Promise((resolve) => setImmediate(resolve))
  expect(listenersOf(signal)).toBeLessThanOrEqual(1)
  await running
  expect(await told()).toEqual([])
  expect(listenersOf(signal)).toBe(0)
})

it('calls that wait for new tokens, too', async () => {
  await using portal = await createPortal()
  const app = portal.installApp()
  portal.oauth.expireTokens()
  const $b24 = new B24OAuth(app.params, app.secret)
  const { signal } = new AbortController()
  await Promise.all(ids(40).map(() => $b24.actions.v2.call.make({ method: 'server.time', signal })))
  expect(await told()).toEqual([])
  expect(listenersOf(signal)).toBe(0)
})

it('still: one signal ends all of them, whatever they wait for, and no listener is left', async () => {
  await using portal = await createPortal({ faults: [{ match: 'server.time', action: 'hangBeforeCommit' }] })
  const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
  const controller = new AbortController()
  const { signal } = controller
  const calls = ids(80).map(() => $b24.actions.v2.call.make({ method: 'server.time', signal }))
  await expect.poll(() => portal.requests.count()).toBeGreaterThan(10)
  const reason = new Error('enough')
  controller.abort(reason)
  for (const outcome of await Promise.allSettled(calls)) expect(outcome).toMatchObject({ status: 'rejected', reason })
  expect(await told()).toEqual([])
  expect(listenersOf(signal)).toBe(0)
})

it('workers of an offline queue, too', async () => {
  await using portal = await createPortal()
  const app = portal.installApp()
  const $b24 = new B24OAuth(app.params, app.secret)
  const stop = new AbortController()
  const workers = ids(20).map(() => offlineQueueWorker({ $b24, pollMs: 50, onEvent: () => undefined }))
  const running = Promise.all(workers.map(async (worker) => worker.run(stop.signal)))
  await vi.waitUntil(() => portal.requests.count('event.offline.get') > 40, { timeout: 60_000 })
  stop.abort()
  await running
  expect(await told()).toEqual([])
  expect(listenersOf(stop.signal)).toBe(0)
})
