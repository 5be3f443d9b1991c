import { B24Hook, B24OAuth, memoryTokenStore } from '@bitrix24/b24jssdk'
import { type OfflineWorkerOptions, offlineQueueWorker } from '@bitrix24/b24jssdk/events'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let portal: Portal
let $b24: B24OAuth
beforeEach(async () => {
  portal = await createPortal()
  const { params, secret } = portal.installApp()
  const restrictionParams = { rateLimit: { burstLimit: 1_000, drainRate: 100 }, maxRetries: 1 }
  $b24 = new B24OAuth({ ...params }, secret, { tokenStore: memoryTokenStore(), restrictionParams })
  await call('event.bind', { event: 'ONCRMDEALADD', event_type: 'offline' })
})
afterEach(() => portal.close())

const call = (method: string, params: Record<string, unknown>) => $b24.actions.v2.call.make({ method, params })
const addDeals = async (count: number): Promise<void> => {
  for (let deal = 0; deal < count; deal += 1) await call('crm.deal.add', { fields: { TITLE: 'One' } })
}
const workerOf = (options: Partial<OfflineWorkerOptions> = {}) => {
  const deals: unknown[] = []
  const errors: unknown[] = []
  const worker = offlineQueueWorker({
    $b24,
    onEvent: ({ data }) => void deals.push(data['FIELDS']),
    onError: (error) => errors.push(error),
    clock: { nowMs: Date.now, sleep: async () => undefined },
    ...options,
  })
  return { worker, deals, errors }
}
const waiting = async (): Promise<{ process: unknown; error: unknown }[]> =>
  portal.rows('offlineEvent').map((row) => ({ process: row['processId'], error: row['error'] }))

describe('the worker of the offline queue', () => {
  it('handles every record once, over as many reservations as it takes, and leaves nothing', async () => {
    await addDeals(5)
    const { worker, deals } = workerOf({ limit: 2 })
    expect(await worker.drain()).toBe(5)
    expect(deals).toEqual(['1', '2', '3', '4', '5'].map((ID) => ({ ID })))
    expect(await waiting()).toEqual([])
    expect(await worker.drain()).toBe(0)
  })

  it('tries an event again, and sets aside what fails each time', async () => {
    await addDeals(2)
    const { worker, errors } = workerOf({
      attempts: 2,
      onEvent: ({ data }) => {
        if (JSON.stringify(data).includes('"2"')) throw new Error('No luck')
      },
    })
    expect(await worker.drain()).toBe(2)
    expect(errors).toMatchObject([{ message: 'No luck' }])
    expect(await waiting()).toEqual([{ process: null, error: true }])
  })

  it.each([
    { when: 'before the confirmation', match: 'event.offline.clear', action: 'resetBeforeCommit', again: 2 },
    { when: 'after the confirmation', match: 'event.offline.clear', action: 'resetAfterCommit', again: 0 },
    { when: 'after the reservation', match: 'event.offline.get', action: 'resetAfterCommit', again: 2 },
  ] as const)(
    'loses nothing when it breaks off $when: the next one handles $again',
    async ({ match, action, again }) => {
      await addDeals(2)
      portal.faults.add({ match, action, times: 1 })
      await expect(workerOf().worker.drain()).rejects.toThrow(/./)
      const next = workerOf()
      expect(await next.worker.drain()).toBe(again)
      expect(await waiting()).toEqual([])
    },
  )

  it('ends where the queue gives the same page again and again', async () => {
    const records = Array.from({ length: 50 }, (_, index) => ({ MESSAGE_ID: `m${String(index)}`, PROCESS_ID: 'p' }))
    let looks = 0
    const $queue = B24Hook.fromWebhookUrl(portal.webhookUrl, {
      transport: async ({ url }) => {
        const isList = url.includes('event.offline.list')
        if (isList) looks += 1
        const result = isList ? records : { process_id: 'p', events: [] }
        return { status: 200, readText: async () => JSON.stringify({ result, time: {} }) }
      },
    })
    expect(await workerOf({ $b24: $queue }).worker.drain()).toBe(0)
    expect(looks).toBe(2)
  })

  it('goes on when the function that is told of errors fails itself', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    await addDeals(2)
    const { worker } = workerOf({
      attempts: 1,
      onEvent: () => {
        throw new Error('No luck')
      },
      onError: () => {
        throw new Error('Nor here')
      },
    })
    expect(await worker.drain()).toBe(2)
    expect(await waiting()).toEqual([
      { process: null, error: true },
      { process: null, error: true },
    ])
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('Nor here'))
    warn.mockRestore()
  })

  it('leaves alone what others have reserved when it is not the only one', async () => {
    await addDeals(2)
    await call('event.offline.get', { clear: 0, limit: 1 })
    expect(await workerOf({ isOnlyWorker: false }).worker.drain()).toBe(1)
    expect(await workerOf().worker.drain()).toBe(1)
  })

  it('goes on after faults of the portal until it is told to stop', async () => {
    await addDeals(1)
    portal.faults.add({ match: 'event.offline.*', action: 'html502BeforeCommit', times: 2 })
    const stop = new AbortController()
    const deals: unknown[] = []
    const { worker, errors } = workerOf({
      onEvent: ({ data }) => {
        deals.push(data)
        stop.abort()
      },
    })
    await worker.run(stop.signal)
    expect(deals).toEqual([{ FIELDS: { ID: '1' } }])
    expect(errors).toHaveLength(2)
    expect(await waiting()).toEqual([])
  })
})
