import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resultOf } from '../client.ts'
import { type HandlerServer, startHandler } from './handler-server.ts'

let portal: Portal
let handler: HandlerServer
beforeEach(async () => {
  portal = await createPortal({ clock: 'manual' })
  handler = await startHandler()
  portal.events.addWebhook({ handlerUrl: handler.url, events: ['ONCRMDEALADD', 'ONCRMDEALDELETE'] })
})
afterEach(async () => {
  await portal.close()
  await handler[Symbol.asyncDispose]()
})

const addDeals = async (count: number): Promise<void> => {
  for (let deal = 0; deal < count; deal += 1) await resultOf(portal, 'crm.deal.add', { fields: { TITLE: 'A' } })
}

/** What the handler got: ids of deals, a deleted one with a minus. */
const told = (): number[] =>
  handler.bodies.map((body) => {
    const form = new URLSearchParams(body)
    const id = Number(form.get('data[FIELDS][ID]'))
    return form.get('event') === 'ONCRMDEALDELETE' ? -id : id
  })

const byNumber = (one: number, other: number): number => one - other

describe('events that are kept back', () => {
  it.each([
    { order: undefined, expected: [1, 2, 3, 4, 5] },
    { order: 'reversed', expected: [5, 4, 3, 2, 1] },
  ] as const)('come in the order that is asked for: $order', async ({ order, expected }) => {
    portal.events.hold()
    await addDeals(5)
    await portal.events.settled()
    expect(told()).toEqual([])
    portal.events.release(order)
    await portal.events.settled()
    expect(told()).toEqual(expected)
    await addDeals(1)
    await portal.events.settled()
    expect(told()).toHaveLength(6)
  })

  it('come in the same disorder for the same seed', async () => {
    const orders: number[][] = []
    for (const seed of [7, 7, 8]) {
      await portal.reset()
      handler.bodies.length = 0
      portal.events.hold()
      await addDeals(8)
      portal.events.release('shuffled', seed)
      await portal.events.settled()
      orders.push(told())
    }
    expect(orders[0]).toEqual(orders[1])
    expect(orders[0]).not.toEqual(orders[2])
    expect(orders[0]?.toSorted(byNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('a fault rule for events', () => {
  it.each([
    { action: 'eventTwice', expected: [1, 1, 2, -1] },
    { action: 'eventLost', expected: [2, -1] },
    { action: 'eventLate', expected: [2, -1, 1] },
  ] as const)('$action strikes the telling and no request', async ({ action, expected }) => {
    portal.faults.add({ match: 'oncrmdeal*', action, times: 1, delayMs: 100 })
    await addDeals(2)
    await resultOf(portal, 'crm.deal.delete', { id: 1 })
    await portal.events.settled()
    expect(told().toSorted(byNumber)).toEqual([...expected].toSorted(byNumber))
    expect(portal.requests.countStatus(200)).toBe(3)
    expect(portal.faults.list()).toMatchObject([{ struck: 1 }])
  })

  it('sends a late event after those that happened later', async () => {
    portal.faults.add({ match: 'ONCRMDEALADD', action: 'eventLate', times: 1, delayMs: 200 })
    await addDeals(1)
    await resultOf(portal, 'crm.deal.delete', { id: 1 })
    await portal.events.settled()
    expect(told()).toEqual([-1, 1])
  })

  it('leaves other events alone', async () => {
    portal.faults.add({ match: 'ONCRMDEALDELETE', action: 'eventLost' })
    await addDeals(1)
    await resultOf(portal, 'crm.deal.delete', { id: 1 })
    await portal.events.settled()
    expect(told()).toEqual([1])
  })
})
