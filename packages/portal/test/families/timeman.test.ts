import { createPortal, type Portal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from '../client.ts'

const minute = 60_000
const hour = 60 * minute

/** The clock stands at 20:00 in the portal's zone. */
const workingPortal = (): Promise<Portal> => createPortal({ clock: 'manual' })

describe('a working day', () => {
  it('is opened, paused, resumed and closed, and its breaks are counted', async () => {
    await using portal = await workingPortal()
    expect(await resultOf(portal, 'timeman.status')).toMatchObject({ STATUS: 'CLOSED', TIME_START: null })
    expect(await resultOf(portal, 'timeman.open', { LAT: 53.5, LON: 9.9 })).toMatchObject({
      STATUS: 'OPENED',
      TIME_START: '2026-05-28T20:00:00+03:00',
      TIME_FINISH: null,
      ACTIVE: true,
      LAT_OPEN: 53.5,
      TZ_OFFSET: 10_800,
    })
    portal.clock.advance(hour)
    expect(await resultOf(portal, 'timeman.pause')).toMatchObject({ STATUS: 'PAUSED', TIME_LEAKS: '00:00:00' })
    portal.clock.advance(20 * minute)
    expect(await resultOf(portal, 'timeman.open')).toMatchObject({ STATUS: 'OPENED', TIME_LEAKS: '00:20:00' })
    portal.clock.advance(10 * minute)
    const closed = { STATUS: 'CLOSED', DURATION: '01:10:00', TIME_FINISH: '2026-05-28T21:30:00+03:00' }
    expect(await resultOf(portal, 'timeman.close')).toMatchObject(closed)
    expect(await resultOf(portal, 'timeman.close')).toMatchObject(closed)
    portal.clock.advance(10 * minute)
    expect(await resultOf(portal, 'timeman.open')).toMatchObject({ STATUS: 'OPENED', TIME_LEAKS: '00:30:00' })
    expect(portal.rows('timemanRecord')).toMatchObject([{ userId: 1, state: { status: 'OPENED' }, breakLength: 1800 }])
  })

  it('goes on after it was closed when it is paused, as portals have it', async () => {
    await using portal = await workingPortal()
    await resultOf(portal, 'timeman.open')
    portal.clock.advance(hour)
    await resultOf(portal, 'timeman.close')
    portal.clock.advance(hour)
    expect(await resultOf(portal, 'timeman.pause')).toMatchObject({ STATUS: 'PAUSED', TIME_LEAKS: '00:00:00' })
    expect(await resultOf(portal, 'timeman.close')).toMatchObject({ STATUS: 'CLOSED', DURATION: '02:00:00' })
  })

  it('expires at midnight, and is closed with a time of its own date', async () => {
    await using portal = await workingPortal()
    await resultOf(portal, 'timeman.open')
    portal.clock.advance(5 * hour)
    expect(await resultOf(portal, 'timeman.status')).toMatchObject({
      STATUS: 'EXPIRED',
      TIME_FINISH_DEFAULT: '2026-05-28T18:00:00+03:00',
    })
    expect((await callV2(portal, 'timeman.open')).body).toMatchObject({ error: 'WORKDAY_EXPIRED' })
    expect((await callV2(portal, 'timeman.close')).body).toMatchObject({ error: 'WRONG_DATETIME' })
    const late = { TIME: '2026-05-28T23:00:00+03:00', REPORT: 'Forgot' }
    expect(await resultOf(portal, 'timeman.close', late)).toMatchObject({ DURATION: '03:00:00', ACTIVE: false })
    expect(await resultOf(portal, 'timeman.open')).toMatchObject({ TIME_START: '2026-05-29T01:00:00+03:00' })
    expect(portal.count('timemanRecord')).toBe(2)
  })

  it('begins in the zone that the call names, and waits for approval then', async () => {
    await using portal = await workingPortal()
    const early = { TIME: '2026-05-28T10:30:00-02:00', REPORT: 'Forgot' }
    expect(await resultOf(portal, 'timeman.open', early)).toMatchObject({
      TIME_START: '2026-05-28T10:30:00-02:00',
      TZ_OFFSET: -7200,
      ACTIVE: false,
    })
  })

  it('is kept for each employee, and others are for administrators', async () => {
    await using portal = await workingPortal()
    await resultOf(portal, 'timeman.open', { USER_ID: 2 })
    expect(await resultOf(portal, 'timeman.status')).toMatchObject({ STATUS: 'CLOSED' })
    const url = portal.addWebhook({ userId: 2 })
    expect((await send(`${url}timeman.status`)).body).toMatchObject({ result: { STATUS: 'OPENED' } })
    expect(await send(`${url}timeman.status?USER_ID=1`)).toMatchObject({
      status: 403,
      body: { error: 'ACCESS_DENIED' },
    })
    expect((await send(`${url}timeman.settings`)).body).toMatchObject({ result: { UF_TIMEMAN: true, ADMIN: false } })
  })

  it.each([
    { method: 'open', params: { TIME: 'soon', REPORT: 'A' }, error: 'WRONG_DATETIME' },
    { method: 'open', params: { TIME: '2026-05-27T10:00:00+03:00', REPORT: 'A' }, error: 'WRONG_DATETIME' },
    { method: 'open', params: { TIME: '2026-05-28T10:00:00+03:00' }, error: 'REPORT_NEEDED' },
    { method: 'open', params: { USER_ID: 99 }, error: 'ERROR_NOT_FOUND' },
    { method: 'pause', params: {}, error: 'WORKDAY_NOT_OPENED' },
  ])('is refused by $method with $params: $error', async ({ method, params, error }) => {
    await using portal = await workingPortal()
    expect(await callV2(portal, `timeman.${method}`, params)).toMatchObject({ status: 400, body: { error } })
  })
})

describe('the time control', () => {
  it('reports the breaks of a month, and takes their reasons', async () => {
    await using portal = await workingPortal()
    for (const [method, ms] of [
      ['open', hour],
      ['pause', 30 * minute],
      ['open', minute],
      ['pause', minute],
      ['open', hour],
      ['close', 0],
    ] as const) {
      await resultOf(portal, `timeman.${method}`)
      portal.clock.advance(ms)
    }
    const month = { USER_ID: 1, MONTH: 5, YEAR: 2026 }
    expect(await resultOf(portal, 'timeman.timecontrol.reports.get', month)).toMatchObject({
      report: {
        month_title: 'May 2026',
        date_finish: '2026-05-31T23:59:59+03:00',
        days: [{ index: '20260528', workday_time_leaks_user: 1860, reports: [{ id: '1', duration: 1800 }] }],
      },
      user: { id: 1, name: 'Ann Lee' },
    })
    await resultOf(portal, 'timeman.timecontrol.report.add', { REPORT_ID: 1, TEXT: 'A client', TYPE: 'WORK' })
    const report: WireMap = {
      workday_time_leaks_final: 60,
      reports: [{ report_text: 'A client', report_type: 'WORK' }],
    }
    expect(await resultOf(portal, 'timeman.timecontrol.reports.get', month)).toMatchObject({
      report: { days: [report] },
    })
    expect(await resultOf(portal, 'timeman.timecontrol.reports.get', { ...month, MONTH: 4 })).toMatchObject({
      report: { days: [] },
    })
  })

  it('keeps its settings, and shows whose reports one sees', async () => {
    await using portal = await createPortal({ seed: { department: [{ id: 2, name: 'Sales', parent: 1, ufHead: 2 }] } })
    await resultOf(portal, 'timeman.timecontrol.settings.set', { MINIMUM_IDLE_FOR_REPORT: 5, REGISTER_IDLE: false })
    expect(await resultOf(portal, 'timeman.timecontrol.settings.get')).toMatchObject({
      minimum_idle_for_report: 5,
      register_idle: false,
      register_offline: true,
    })
    const url = portal.addWebhook({ userId: 2 })
    expect((await send(`${url}timeman.timecontrol.reports.settings.get`)).body).toMatchObject({
      result: { user_head: true, user_admin: false, departments: [{ id: '2', name: 'Sales' }] },
    })
    expect((await send(`${url}timeman.timecontrol.settings.get`)).body).toMatchObject({ error: 'ACCESS_ERROR' })
    expect((await send(`${url}timeman.timecontrol.reports.get?USER_ID=1&MONTH=5&YEAR=2026`)).body).toMatchObject({
      error: 'USER_ACCESS_ERROR',
    })
    const users = await resultOf(portal, 'timeman.timecontrol.reports.users.get', { DEPARTMENT_ID: 1 })
    expect(users).toMatchObject([{ id: 1 }, { id: 2 }])
  })
})

describe('addresses of the office', () => {
  it('are set, listed and asked', async () => {
    await using portal = await createPortal()
    const RANGES = [{ ip_range: '192.0.2.1-192.0.2.9', name: 'A' }]
    expect(await resultOf(portal, 'timeman.networkrange.check', { IP: '10.1.2.3' })).toMatchObject({ ip: '10.1.2.3' })
    for (const given of [JSON.stringify(RANGES), RANGES])
      expect(await resultOf(portal, 'timeman.networkrange.set', { RANGES: given })).toEqual({ result: true })
    expect(await resultOf(portal, 'timeman.networkrange.get')).toEqual(RANGES)
    expect(await resultOf(portal, 'timeman.networkrange.check', { IP: '192.0.2.9' })).toEqual({
      ip: '192.0.2.9',
      range: '192.0.2.1-192.0.2.9',
      name: 'A',
    })
    expect(await resultOf(portal, 'timeman.networkrange.check', { IP: '192.0.2.10' })).toBe(false)
    const wrong = [{ ip_range: '192.0.2.999', name: 'A' }]
    expect(await resultOf(portal, 'timeman.networkrange.set', { RANGES: wrong })).toEqual({
      result: false,
      error_ranges: wrong,
    })
    expect((await callV2(portal, 'timeman.networkrange.set', { RANGES: '[' })).body).toMatchObject({
      error: 'INVALID_FORMAT',
    })
  })
})
