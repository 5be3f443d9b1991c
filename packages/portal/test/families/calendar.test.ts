import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from '../client.ts'

const own: WireMap = { type: 'user', ownerId: 1 }

const addEvent = async (portal: Portal, params: WireMap): Promise<WireValue | undefined> =>
  resultOf(portal, 'calendar.event.add', { ...own, name: 'A', ...params })

/** When the events of user 1 take place in a span of days. */
const times = async (portal: Portal, from: string, to: string): Promise<readonly unknown[]> => {
  const events = await resultOf(portal, 'calendar.event.get', { ...own, from, to })
  return Array.isArray(events) ? events.map((event: WireMap) => event['DATE_FROM']) : []
}

const hourAt = (day: string, hour: number): WireMap => ({
  from: `${day}T${String(hour).padStart(2, '0')}:00:00`,
  to: `${day}T${String(hour + 1).padStart(2, '0')}:00:00`,
})

describe('an event of a calendar', () => {
  it('is added, found by its days, changed and deleted, and tells of it', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    const events = ['ONCALENDARENTRYADD', 'ONCALENDARENTRYUPDATE', 'ONCALENDARENTRYDELETE']
    portal.events.addWebhook({ handlerUrl: `${portal.url}/nowhere`, events })
    expect(await addEvent(portal, { ...hourAt('2026-06-10', 14), location: 'Here', crm_fields: ['D_1'] })).toBe(1)
    expect(await times(portal, '2026-06-10', '2026-06-10')).toEqual(['10.06.2026 14:00:00'])
    expect(await times(portal, '2026-06-11', '2026-06-20')).toEqual([])
    expect(await resultOf(portal, 'calendar.event.getbyid', { id: 1 })).toMatchObject({
      ID: '1',
      NAME: 'A',
      LOCATION: 'Here',
      DATE_FROM_TS_UTC: String(Date.UTC(2026, 5, 10, 11) / 1000),
      DT_LENGTH: 3600,
      DT_SKIP_TIME: 'N',
      SECTION_ID: '1',
      UF_CRM_CAL_EVENT: ['D_1'],
      RRULE: null,
    })
    await resultOf(portal, 'calendar.event.update', { ...own, id: 1, name: 'B', to: '2026-06-10T16:00:00' })
    expect(await resultOf(portal, 'calendar.event.getbyid', { id: 1 })).toMatchObject({
      NAME: 'B',
      DATE_FROM: '10.06.2026 14:00:00',
      DATE_TO: '10.06.2026 16:00:00',
      VERSION: '2',
    })
    expect(await resultOf(portal, 'calendar.event.delete', { id: 1 })).toBe(true)
    expect(await callV2(portal, 'calendar.event.getbyid', { id: 1 })).toMatchObject({
      status: 400,
      body: { error: '' },
    })
    await portal.events.settled()
    expect(portal.events.deliveries().map(({ event }) => event)).toEqual(events)
  })

  it.each([
    { given: { from: '2026-06-10T14:00:00', timezone_from: 'Europe/Riga' }, shown: '10.06.2026 14:00:00', hourUtc: 11 },
    {
      given: { from: '2026-06-10T14:00:00+00:00', timezone_from: 'Asia/Tokyo' },
      shown: '10.06.2026 23:00:00',
      hourUtc: 14,
    },
    {
      given: { from: '10.06.2026 14:00', timezone_from: 'America/New_York' },
      shown: '10.06.2026 14:00:00',
      hourUtc: 18,
    },
    { given: { from_ts: Date.UTC(2026, 5, 10, 9) / 1000 }, shown: '10.06.2026 12:00:00', hourUtc: 9 },
  ])('begins at $shown when $given is given', async ({ given, shown, hourUtc }) => {
    await using portal = await createPortal()
    await addEvent(portal, { ...given, to: '2026-06-11T14:00:00+00:00' })
    expect(await resultOf(portal, 'calendar.event.getbyid', { id: 1 })).toMatchObject({
      DATE_FROM: shown,
      DATE_FROM_TS_UTC: String(Date.UTC(2026, 5, 10, hourUtc) / 1000),
    })
  })

  it('may last whole days', async () => {
    await using portal = await createPortal()
    await addEvent(portal, { from: '2026-06-10', to: '2026-06-11', skip_time: 'Y' })
    expect(await resultOf(portal, 'calendar.event.getbyid', { id: 1 })).toMatchObject({
      DATE_FROM: '10.06.2026',
      DATE_TO: '11.06.2026',
      DT_SKIP_TIME: 'Y',
      DT_LENGTH: 172_800,
    })
    expect(await times(portal, '2026-06-11', '2026-06-11')).toEqual(['10.06.2026'])
  })
})

describe('a repeating event', () => {
  it.each([
    { rrule: { FREQ: 'DAILY', COUNT: 3 }, days: ['01', '02', '03'] },
    { rrule: { FREQ: 'DAILY', INTERVAL: 10, UNTIL: '2026-06-21' }, days: ['01', '11', '21'] },
    { rrule: { FREQ: 'WEEKLY', BYDAY: ['MO', 'FR'], COUNT: 4 }, days: ['01', '05', '08', '12'] },
    { rrule: { FREQ: 'WEEKLY', BYDAY: 'WE', INTERVAL: 2, COUNT: 2 }, days: ['03', '17'] },
    { rrule: { FREQ: 'MONTHLY' }, days: ['01'] },
    { rrule: { FREQ: 'HOURLY' }, days: ['01'] },
  ])('with $rrule takes place on $days', async ({ rrule, days }) => {
    await using portal = await createPortal()
    await addEvent(portal, { ...hourAt('2026-06-01', 10), rrule })
    expect(await times(portal, '2026-06-01', '2026-06-30')).toEqual(days.map((day) => `${day}.06.2026 10:00:00`))
  })

  it('keeps its time of day when summer time begins, and leaves out months without its day', async () => {
    await using portal = await createPortal()
    const yearly = { timezone_from: 'Europe/Berlin', from: '2026-01-31T10:00:00', to: '2026-01-31T11:00:00' }
    await addEvent(portal, { ...yearly, rrule: { FREQ: 'MONTHLY', COUNT: 3 } })
    const days = ['31.01', '31.03', '31.05'].map((day) => `${day}.2026 10:00:00`)
    expect(await times(portal, '2026-01-01', '2026-12-31')).toEqual(days)
  })

  it('is changed on one day, or from a day on', async () => {
    await using portal = await createPortal()
    await addEvent(portal, { ...hourAt('2026-06-01', 10), rrule: { FREQ: 'DAILY', COUNT: 6 } })
    const one = { recurrence_mode: 'this', current_date_from: '2026-06-02', ...hourAt('2026-06-02', 15) }
    expect(await resultOf(portal, 'calendar.event.update', { ...own, id: 1, ...one })).toBe(2)
    const rest = { recurrence_mode: 'next', current_date_from: '2026-06-04', ...hourAt('2026-06-04', 8) }
    const rrule = { FREQ: 'DAILY', COUNT: 2 }
    expect(await resultOf(portal, 'calendar.event.update', { ...own, id: 1, ...rest, rrule })).toBe(3)
    expect(await times(portal, '2026-06-01', '2026-06-30')).toEqual([
      '01.06.2026 10:00:00',
      '02.06.2026 15:00:00',
      '03.06.2026 10:00:00',
      '04.06.2026 08:00:00',
      '05.06.2026 08:00:00',
    ])
    expect(await resultOf(portal, 'calendar.event.getbyid', { id: 1 })).toMatchObject({ EXDATE: '02.06.2026' })
  })
})

describe('a meeting', () => {
  const meeting = { ...hourAt('2026-06-10', 14), is_meeting: 'Y', attendees: [1, 2, 99] }

  it('is answered by those who were invited, and stands in their calendars until they decline', async () => {
    await using portal = await createPortal()
    await addEvent(portal, meeting)
    const second = portal.addWebhook({ userId: 2 })
    expect(await resultOf(portal, 'calendar.meeting.status.get', { eventId: 1 })).toBe('H')
    expect((await send(`${second}calendar.meeting.status.get?eventId=1`)).body).toMatchObject({ result: 'Q' })
    await send(`${second}calendar.meeting.status.set?eventId=1&status=Y`)
    const days = 'from=2026-06-01&to=2026-06-30'
    expect((await send(`${second}calendar.event.get?type=user&ownerId=2&${days}`)).body).toMatchObject({
      result: [
        {
          ID: '1',
          ATTENDEE_LIST: [
            { id: 1, status: 'H' },
            { id: 2, status: 'Y' },
          ],
        },
      ],
    })
    expect(
      await resultOf(portal, 'calendar.accessibility.get', { users: [1, 2], from: '2026-06-10', to: '2026-06-10' }),
    ).toMatchObject({ 1: [{ ID: '1' }], 2: [{ ID: '1', DATE_FROM: '10.06.2026 14:00:00', ACCESSIBILITY: 'busy' }] })
    await send(`${second}calendar.meeting.status.set?eventId=1&status=N`)
    expect((await send(`${second}calendar.event.get?type=user&ownerId=2&${days}`)).body).toMatchObject({ result: [] })
    await resultOf(portal, 'calendar.event.update', { ...own, id: 1, meeting: { reinvite: 'Y' } })
    expect((await send(`${second}calendar.meeting.status.get?eventId=1`)).body).toMatchObject({ result: 'Q' })
  })

  it('takes no time that is marked as free', async () => {
    await using portal = await createPortal()
    await addEvent(portal, { ...meeting, accessibility: 'free' })
    const asked = { users: [1], from: '2026-06-10', to: '2026-06-10' }
    expect(await resultOf(portal, 'calendar.accessibility.get', asked)).toEqual({ 1: [] })
  })

  it('comes up among the nearest events', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    for (const day of ['2026-06-12', '2026-05-30', '2026-05-20', '2026-09-01']) await addEvent(portal, hourAt(day, 9))
    expect(await resultOf(portal, 'calendar.event.get.nearest')).toMatchObject([{ ID: '2' }, { ID: '1' }])
    expect(await resultOf(portal, 'calendar.event.get.nearest', { maxEventsCount: 1, days: 3 })).toHaveLength(1)
  })
})

describe('calendars, resources and settings', () => {
  it('keep calendars of users and groups apart', async () => {
    await using portal = await createPortal({ seed: 'empty' })
    const group = { type: 'group', ownerId: 7 }
    expect(await resultOf(portal, 'calendar.section.add', { ...own, name: 'Work', export: { ALLOW: true } })).toBe(1)
    expect(await resultOf(portal, 'calendar.section.add', { ...group, name: 'Team' })).toBe(2)
    await resultOf(portal, 'calendar.section.update', { ...own, id: 1, color: '#ffffff' })
    expect(await resultOf(portal, 'calendar.section.get', own)).toMatchObject([
      { ID: '1', NAME: 'Work', COLOR: '#ffffff', EXPORT: { ALLOW: true }, CAL_TYPE: 'user' },
    ])
    await resultOf(portal, 'calendar.event.add', { ...group, section: 2, name: 'B', ...hourAt('2026-06-10', 9) })
    const days = { from: '2026-06-01', to: '2026-06-30' }
    expect(await resultOf(portal, 'calendar.event.get', { ...group, ...days })).toMatchObject([{ NAME: 'B' }])
    expect(await resultOf(portal, 'calendar.event.get', { ...group, ...days, section: [3] })).toEqual([])
    await resultOf(portal, 'calendar.section.delete', { ...group, id: 2 })
    expect(await resultOf(portal, 'calendar.event.get', { ...group, ...days })).toEqual([])
  })

  it('book a resource', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'calendar.resource.add', { name: 'Room' })).toBe(1)
    await resultOf(portal, 'calendar.resource.update', { resourceId: 1, name: 'Big room' })
    const booking = { type: 'resource', ownerId: 0, section: 1, name: 'Talk', ...hourAt('2026-06-10', 9) }
    await resultOf(portal, 'calendar.event.add', booking)
    const filter = { resourceTypeIdList: [1], from: '2026-06-01', to: '2026-06-30' }
    expect(await resultOf(portal, 'calendar.resource.booking.list', { filter })).toMatchObject([
      { NAME: 'Talk', EVENT_TYPE: '#resourcebooking#', RESOURCE_BOOKING_ID: '1' },
    ])
    expect(await resultOf(portal, 'calendar.resource.list')).toMatchObject([{ ID: '1', NAME: 'Big room' }])
    expect(await resultOf(portal, 'calendar.resource.delete', { resourceId: 1 })).toBe(true)
    expect(await resultOf(portal, 'calendar.resource.list')).toEqual([])
  })

  it('keep the settings of each user', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'calendar.user.settings.set', { settings: { view: 'week', nonsense: 1 } })
    const settings = await resultOf(portal, 'calendar.user.settings.get')
    expect(settings).toMatchObject({ view: 'week', showTasks: 'Y', timezoneName: 'Europe/Moscow' })
    expect(settings).not.toHaveProperty('nonsense')
    const second = portal.addWebhook({ userId: 2 })
    expect((await send(`${second}calendar.user.settings.get`)).body).toMatchObject({ result: { view: 'month' } })
    expect(await resultOf(portal, 'calendar.settings.get')).toMatchObject({ week_start: 'MO' })
  })

  it.each([
    { method: 'event.add', params: { ...own, ...hourAt('2026-06-10', 9) } },
    { method: 'event.add', params: { ...own, name: 'A', from: 'soon', to: 'later' } },
    { method: 'event.add', params: { ...own, name: 'A', from: '2026-06-10', to: '2026-06-09' } },
    { method: 'event.add', params: { ...own, name: 'A', section: 9, ...hourAt('2026-06-10', 9) } },
    { method: 'event.get', params: { type: 'user' } },
    { method: 'event.delete', params: { id: 9 } },
    { method: 'meeting.status.set', params: { eventId: 1, status: 'X' } },
    { method: 'meeting.status.set', params: { eventId: 1, status: 'Y' } },
    { method: 'section.delete', params: { ...own, id: 9 } },
    { method: 'resource.booking.list', params: { filter: {} } },
  ])('are refused for $method with $params', async ({ method, params }) => {
    await using portal = await createPortal()
    await addEvent(portal, hourAt('2026-06-10', 14))
    expect(await callV2(portal, `calendar.${method}`, params)).toMatchObject({ status: 400, body: { error: '' } })
  })
})
