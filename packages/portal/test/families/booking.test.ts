import { createPortal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'
import { objectOf, resultOf } from '../client.ts'
import { lastReply } from './calls.ts'

const time = (seconds: number) => ({ timestamp: seconds, timezone: 'Europe/Berlin' })
const booked = (from: number, to: number) => ({
  fields: { resourceIds: [1], datePeriod: { from: time(from), to: time(to) } },
})
const client = { entities: [{ code: 'CONTACT', module: 'crm', id: '1' }] }

it.each<{ params: WireMap; ids: readonly number[] }>([
  { params: {}, ids: [1, 2, 3] },
  { params: { filter: { within: { dateFrom: 0, dateTo: 150 } } }, ids: [1] },
  { params: { filter: { within: { dateFrom: 150, dateTo: 350 } } }, ids: [1, 2, 3] },
  { params: { filter: { within: { dateFrom: 200, dateTo: 300 } } }, ids: [2] },
  { params: { filter: { within: { dateFrom: 900, dateTo: 950 } } }, ids: [] },
  { params: { filter: { client } }, ids: [] },
  { params: { order: { dateFrom: 'DESC' } }, ids: [3, 2, 1] },
  { params: { order: { dateTo: 'DESC', id: 'ASC' } }, ids: [3, 2, 1] },
])('bookings are found and ordered by $params', async ({ params, ids }) => {
  await using portal = await createPortal()
  for (const [from, to] of [
    [100, 200],
    [200, 300],
    [300, 400],
  ] as const)
    await resultOf(portal, 'booking.v1.booking.add', booked(from, to))
  const { booking } = await objectOf(portal, 'booking.v1.booking.list', params)
  expect(booking).toMatchObject(ids.map((id) => ({ id })))
  expect(booking).toHaveLength(ids.length)
})

it('a booking that moves is found at its new time', async () => {
  await using portal = await createPortal()
  await resultOf(portal, 'booking.v1.booking.add', booked(100, 200))
  await resultOf(portal, 'booking.v1.booking.update', { id: 1, ...booked(500, 600) })
  const at = (dateFrom: number) =>
    objectOf(portal, 'booking.v1.booking.list', { filter: { within: { dateFrom, dateTo: dateFrom + 50 } } })
  expect(await at(120)).toEqual({ booking: [] })
  expect(await at(520)).toMatchObject({ booking: [{ id: 1 }] })
})

it.each([
  { createdWithin: { from: '28.05.2026', to: '28.05.2026' }, is: { waitList: [{ id: 1, note: 'A' }] } },
  { createdWithin: { from: '2026-05-28', to: '2026-05-29' }, is: { waitList: [{ id: 1 }] } },
  { createdWithin: { from: '01.01.2025', to: '27.05.2026' }, is: { waitList: [] } },
  { createdWithin: { from: 'today', to: 'tomorrow' }, is: { error: 0 } },
])('the waiting list knows $createdWithin', async ({ createdWithin, is }) => {
  await using portal = await createPortal({ clock: 'manual' })
  await resultOf(portal, 'booking.v1.waitlist.add', { fields: { note: 'A' } })
  expect(await lastReply(portal, [['booking.v1.waitlist.list', { filter: { createdWithin } }]])).toMatchObject(is)
})
