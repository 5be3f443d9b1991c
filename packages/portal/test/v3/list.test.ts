import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemsOf, resultV3, sendV3, shortCode } from './v3-client.ts'

let portal: Portal
beforeAll(async () => {
  portal = await createPortal()
  portal.insert(
    'eventlog',
    Array.from({ length: 1200 }, (_, index) => index + 1),
  )
})
afterAll(async () => portal.close())

const idsOf = async (method: string, body: object): Promise<number[]> =>
  itemsOf(await resultV3(portal, method, { select: ['id'], ...body })).map(({ id }) => Number(id))
const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => (to > from ? from + index : from - index))

describe('a v3 list', () => {
  it.each([
    { title: 'the first 50 without pagination', pagination: undefined, ids: span(1, 50) },
    { title: 'the first 50 with an empty one', pagination: [], ids: span(1, 50) },
    { title: 'a page', pagination: { page: 3, limit: 10 }, ids: span(21, 30) },
    { title: 'page 0 as the first', pagination: { page: 0, limit: 3 }, ids: span(1, 3) },
    { title: 'an offset', pagination: { offset: 7, limit: 2 }, ids: span(8, 9) },
    { title: 'a page rather than an offset', pagination: { offset: 7, page: 1, limit: 2 }, ids: span(1, 2) },
    { title: 'numbers in text', pagination: { page: '2', limit: '2' }, ids: span(3, 4) },
    { title: '1000 rows where more are asked for', pagination: { limit: 5000 }, ids: span(1, 1000) },
    { title: 'nothing behind the end', pagination: { page: 99 }, ids: [] },
  ])('pages: $title', async ({ pagination, ids }) => {
    expect(await idsOf('main.eventlog.list', { pagination })).toEqual(ids)
  })

  it.each([
    { pagination: { limit: 0 } },
    { pagination: { limit: -1 } },
    { pagination: { limit: 'many' } },
    { pagination: { page: 'first' } },
    { pagination: { offset: 1.5 } },
    { pagination: 5 },
    { pagination: [5] },
  ])('refuses the pagination $pagination', async (body) => {
    expect(shortCode(await sendV3(portal, 'main.eventlog.list', { body }))).toBe('INVALIDPAGINATIONEXCEPTION')
  })

  it.each([
    { order: { id: 'DESC' }, ids: [1200, 1199] },
    { order: { id: 'asc' }, ids: [1, 2] },
    { order: [], ids: [1, 2] },
    { order: { guestId: 'ASC', id: 'DESC' }, ids: [1200, 1197] },
    { order: { guestId: 'DESC', userId: 'ASC' }, ids: [14, 35] },
  ])('orders by $order', async ({ order, ids }) => {
    expect(await idsOf('main.eventlog.list', { order, pagination: { limit: 2 } })).toEqual(ids)
  })

  it.each([
    { order: ['id'], code: 'INVALIDORDEREXCEPTION' },
    { order: 'id', code: 'INVALIDORDEREXCEPTION' },
    { order: { id: 'up' }, code: 'INVALIDORDEREXCEPTION' },
    { order: { colour: 'ASC' }, code: 'UNKNOWNDTOPROPERTYEXCEPTION' },
    { order: { severity: 'ASC' }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
  ])('refuses the order $order with $code', async ({ order, code }) => {
    expect(shortCode(await sendV3(portal, 'main.eventlog.list', { body: { order } }))).toBe(code)
  })

  it.each([
    { title: 'the named fields', select: ['id', 'auditTypeId'], item: { id: 1, auditTypeId: 'USER_LOGOUT' } },
    { title: 'nothing for a name nobody knows', select: ['id', 'colour', 'UF_X'], item: { id: 1 } },
  ])('selects $title', async ({ select, item }) => {
    expect(await resultV3(portal, 'main.eventlog.get', { id: 1, select })).toEqual({ item })
  })

  it('answers all documented fields without a select', async () => {
    const result = await resultV3(portal, 'main.eventlog.get', { id: 1, select: [] })
    expect(result).toEqual({
      item: {
        id: 1,
        timestampX: '2026-01-01T03:01:00+03:00',
        severity: 'INFO',
        auditTypeId: 'USER_LOGOUT',
        moduleId: 'main',
        itemId: '2',
        remoteAddr: '192.0.2.1',
        userAgent: 'Mozilla/5.0',
        requestUri: '/auth/',
        siteId: 's1',
        userId: 2,
        guestId: 1,
        description: 'Line 1',
      },
    })
  })

  it('refuses an unknown field in a select when its switch says so', async () => {
    await using strict = await createPortal({ switches: { v3UnknownSelect: 'reject' } })
    const reply = await sendV3(strict, 'main.eventlog.list', { body: { select: ['colour'] } })
    expect(shortCode(reply)).toBe('UNKNOWNDTOPROPERTYEXCEPTION')
  })

  it.each([
    { id: undefined, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { id: '1', code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { id: 99_999, code: 'ENTITYNOTFOUNDEXCEPTION' },
  ])('get refuses the id $id with $code', async ({ id, code }) => {
    const reply = await sendV3(portal, 'main.eventlog.get', { body: { id } })
    expect([reply.status, shortCode(reply)]).toEqual([400, code])
  })

  it('is for administrators only, in the event log', async () => {
    const webhookUrl = portal.addWebhook({ userId: 2 })
    const reply = await sendV3(portal, 'main.eventlog.list', { webhookUrl })
    expect([reply.status, shortCode(reply)]).toEqual([403, 'ACCESSDENIEDEXCEPTION'])
  })
})

describe('a v3 tail', () => {
  it.each([
    { title: 'from the beginning without a cursor', body: {}, ids: span(1, 50) },
    {
      title: 'strictly after a value',
      body: { cursor: { field: 'id', value: 1190, order: 'asc', limit: 3 } },
      ids: span(1191, 1193),
    },
    { title: 'backwards', body: { cursor: { field: 'id', value: 4, order: 'DESC' } }, ids: [3, 2, 1] },
    { title: 'at most 1000 rows', body: { cursor: { field: 'id', value: 0, limit: 9999 } }, ids: span(1, 1000) },
    {
      title: 'what the filter lets through',
      body: { filter: [['auditTypeId', '=', 'USER_EDIT']], cursor: { field: 'id', value: 10, limit: 2 } },
      ids: [12, 17],
    },
    {
      title: 'by a moment',
      body: { cursor: { field: 'timestampX', value: '2026-01-01T19:58:00+00:00', limit: 2 } },
      ids: [1199, 1200],
    },
  ])('reads $title', async ({ body, ids }) => {
    expect(await idsOf('main.eventlog.tail', body)).toEqual(ids)
  })

  it.each([
    { cursor: { value: 0 }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION', field: 'cursor.field' },
    { cursor: { field: 'id' }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION', field: 'cursor.value' },
    { cursor: { field: 'id', value: '5' }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION', field: 'cursor.value' },
    { cursor: { field: 'severity', value: 'A' }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION', field: 'severity' },
  ])('refuses the cursor $cursor and names $field', async ({ cursor, code, field }) => {
    const reply = await sendV3(portal, 'main.eventlog.tail', { body: { cursor } })
    expect(shortCode(reply)).toBe(code)
    expect(reply.body).toMatchObject({ error: { validation: [{ field }] } })
  })

  it.each([
    { body: { cursor: { field: 'colour', value: 0 } }, code: 'UNKNOWNDTOPROPERTYEXCEPTION' },
    { body: { cursor: { field: 'id', value: 0, limit: 0 } }, code: 'INVALIDPAGINATIONEXCEPTION' },
    { body: { cursor: { field: 'id', value: 0, order: 'up' } }, code: 'INVALIDORDEREXCEPTION' },
    { body: { cursor: { field: 'id', value: 0 }, filter: [['id', '>', 5]] }, code: 'INVALIDFILTEREXCEPTION' },
    {
      body: {
        cursor: { field: 'id', value: 0 },
        filter: {
          conditions: [
            ['userId', 1],
            ['id', 5],
          ],
        },
      },
      code: 'INVALIDFILTEREXCEPTION',
    },
  ])('refuses $body with $code', async ({ body, code }) => {
    expect(shortCode(await sendV3(portal, 'main.eventlog.tail', { body }))).toBe(code)
  })
})

describe('main.eventlog.aggregate, which no portal has', () => {
  it('is unknown unless its switch says otherwise', async () => {
    const reply = await sendV3(portal, 'main.eventlog.aggregate', { body: { select: { count: ['id'] } } })
    expect(shortCode(reply)).toBe('METHODNOTFOUNDEXCEPTION')
  })

  it('answers by function and field, nested twice', async () => {
    await using own = await createPortal({ switches: { v3Aggregate: true }, seed: { eventlog: [1, 2, 3, 4] } })
    const select = {
      sum: ['id'],
      avg: { id: 'mean' },
      min: ['id'],
      max: ['id'],
      count: ['id'],
      countDistinct: ['guestId'],
    }
    expect(await resultV3(own, 'main.eventlog.aggregate', { select })).toEqual({
      result: {
        sum: { id: 10 },
        avg: { id: 2.5 },
        min: { id: 1 },
        max: { id: 4 },
        count: { id: 4 },
        countDistinct: { guestId: 3 },
      },
    })
    const filter = [['id', '>', 2]]
    expect(await resultV3(own, 'main.eventlog.aggregate', { select: { sum: ['id'] }, filter })).toEqual({
      result: { sum: { id: 7 } },
    })
  })

  it.each([
    { select: { median: ['id'] }, code: 'UNKNOWNAGGREGATEFUNCTIONEXCEPTION' },
    { select: { sum: ['colour'] }, code: 'UNKNOWNDTOPROPERTYEXCEPTION' },
    { select: { sum: ['severity'] }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { select: { sum: 'id' }, code: 'INVALIDSELECTEXCEPTION' },
    { select: [], code: 'INVALIDSELECTEXCEPTION' },
  ])('refuses $select with $code', async ({ select, code }) => {
    await using own = await createPortal({ switches: { v3Aggregate: true } })
    expect(shortCode(await sendV3(own, 'main.eventlog.aggregate', { body: { select } }))).toBe(code)
  })
})

describe('a long event log', () => {
  it('takes 100,000 rows and is read to its end by a cursor', async () => {
    await using long = await createPortal()
    long.insert('eventlog', span(1, 100_000))
    const walked: number[] = []
    for (let value = 97_500; ; value = walked.at(-1) ?? value) {
      const body = { select: ['id'], cursor: { field: 'id', value, limit: 1000 } }
      const ids = itemsOf(await resultV3(long, 'main.eventlog.tail', body)).map(({ id }) => Number(id))
      if (ids.length === 0) break
      walked.push(...ids)
    }
    expect(walked).toEqual(span(97_501, 100_000))
  })
})
