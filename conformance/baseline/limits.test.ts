import { B24Hook } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { sharedTime, type SharedTime } from '../clocks.ts'
import { idsUpTo, recordedLog } from '../stage.ts'

const twoClients = (first: string, second: string, time: SharedTime): B24Hook[] =>
  [first, second].map((url) => {
    const $b24 = B24Hook.fromWebhookUrl(url, time)
    $b24.setLogger(recordedLog().logger)
    return $b24
  })

const callAll = (clients: readonly B24Hook[], count: number) =>
  Promise.allSettled(
    clients.flatMap(($b24) => idsUpTo(count).map(() => $b24.actions.v2.call.make({ method: 'profile' }))),
  )

describe('two clients on one portal under the standard tariff', () => {
  it('200 calls each at once: zero 503 answers', async () => {
    await using portal = await createPortal({ tariff: 'standard', clock: 'manual' })
    const time = sharedTime(portal)
    const outcomes = await callAll(twoClients(portal.webhookUrl, portal.addWebhook({}), time), 200)
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(portal.requests.countStatus(503)).toBe(0)
    expect(portal.requests.count('profile')).toBe(400)
  })

  it('with one answer in ten a 503 by fault, every call ends well', async () => {
    const faults = [{ match: '*', action: 'limit503', probability: 0.1, seed: 7 }] as const
    await using portal = await createPortal({ tariff: 'standard', clock: 'manual', faults })
    const time = sharedTime(portal)
    const outcomes = await callAll(twoClients(portal.webhookUrl, portal.addWebhook({}), time), 200)
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(portal.requests.countStatus(503)).toBeGreaterThan(10)
    expect(portal.requests.countStatus(200)).toBe(400)
  })

  it('v2 and v3 calls, batches and lists at once draw from the same bucket: zero 503 answers', async () => {
    await using portal = await createPortal({
      tariff: 'standard',
      clock: 'manual',
      seed: { deal: idsUpTo(600), task: idsUpTo(5) },
    })
    const time = sharedTime(portal)
    const [one, two] = twoClients(portal.webhookUrl, portal.webhookUrl, time)
    if (one === undefined || two === undefined) throw new Error('Two clients were made.')
    const list = { method: 'crm.deal.list', params: { select: ['ID'] } }
    const outcomes = await Promise.allSettled([
      one.actions.v2.callList.make(list),
      two.actions.v2.callList.make(list),
      ...idsUpTo(30).map(() => one.actions.v3.call.make({ method: 'tasks.task.get', params: { id: 1 } })),
      ...idsUpTo(30).map(() => two.actions.v2.batch.make({ calls: [['profile'], ['server.time']] })),
    ])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(portal.requests.countStatus(503)).toBe(0)
  })
})
