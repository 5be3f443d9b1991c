import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callV2, resultOf } from './client.ts'

const rows = [
  { id: 1, title: 'Alpha', opportunity: 10, stageId: 'NEW', companyId: 5, createdTime: '2026-01-01T10:00:00+03:00' },
  { id: 2, title: 'alphabet', opportunity: 20, stageId: 'WON', companyId: 0, createdTime: '2026-02-01T10:00:00+03:00' },
  { id: 3, title: 'Beta 50%', opportunity: 30, stageId: 'NEW', createdTime: '2026-03-01T10:00:00+03:00' },
  { id: 4, title: 'under_score', opportunity: 40, stageId: 'LOSE', contactIds: [7, 8], closed: 'Y' },
  { id: 5, title: '', opportunity: 50.5, stageId: 'C1:NEW', categoryId: 1, probability: 10 },
]

let portal: Portal
beforeAll(async () => {
  portal = await createPortal({ seed: { deal: rows } })
})
afterAll(async () => {
  await portal.close()
})

const idsOf = (list: WireValue | undefined, key: string): number[] =>
  Array.isArray(list) ? list.map((row: WireMap) => Number(row[key])) : []

const classic = async (filter: WireValue): Promise<number[]> =>
  idsOf(await resultOf(portal, 'crm.deal.list', { filter, select: ['ID'] }), 'ID')

const controller = async (filter: WireValue): Promise<number[]> => {
  const result = await resultOf(portal, 'crm.item.list', { entityTypeId: 2, filter, select: ['id'] })
  return idsOf(typeof result === 'object' && result !== null && 'items' in result ? result['items'] : [], 'id')
}

describe('a filter prefix', () => {
  it.each<{
    field: 'ID' | 'TITLE' | 'OPPORTUNITY' | 'STAGE_ID' | 'COMPANY_ID' | 'DATE_CREATE' | 'PROBABILITY' | 'CLOSED'
    prefix: string
    value: WireValue
    ids: number[]
  }>([
    { field: 'ID', prefix: '', value: 3, ids: [3] },
    { field: 'ID', prefix: '', value: '3', ids: [3] },
    { field: 'ID', prefix: '=', value: [1, '4', 99], ids: [1, 4] },
    { field: 'ID', prefix: '', value: [1, 2], ids: [1, 2] },
    { field: 'ID', prefix: '', value: 'abc', ids: [] },
    // Where a number belongs, other text finds nothing.
    { field: 'ID', prefix: '>', value: 'abc', ids: [] },
    { field: 'ID', prefix: '<=', value: '12abc', ids: [] },
    { field: 'ID', prefix: '!', value: 'abc', ids: [] },
    { field: 'ID', prefix: '@', value: ['abc', 2], ids: [2] },
    { field: 'ID', prefix: '><', value: ['a', 'b'], ids: [] },
    { field: 'OPPORTUNITY', prefix: '>=', value: '1e400', ids: [] },
    { field: 'ID', prefix: '!', value: 3, ids: [1, 2, 4, 5] },
    { field: 'ID', prefix: '!=', value: [1, 2], ids: [3, 4, 5] },
    { field: 'ID', prefix: '>', value: 3, ids: [4, 5] },
    { field: 'ID', prefix: '>=', value: '3', ids: [3, 4, 5] },
    { field: 'ID', prefix: '<', value: 3, ids: [1, 2] },
    { field: 'ID', prefix: '<=', value: 3, ids: [1, 2, 3] },
    { field: 'ID', prefix: '><', value: [2, 4], ids: [2, 3, 4] },
    { field: 'ID', prefix: '!><', value: [2, 4], ids: [1, 5] },
    { field: 'STAGE_ID', prefix: '@', value: ['NEW', 'LOSE'], ids: [1, 3, 4] },
    { field: 'STAGE_ID', prefix: '@', value: 'WON', ids: [2] },
    { field: 'STAGE_ID', prefix: '!@', value: ['NEW', 'LOSE'], ids: [2, 5] },
    { field: 'OPPORTUNITY', prefix: '>', value: '20.5', ids: [3, 4, 5] },
    { field: 'TITLE', prefix: '', value: 'ALPHA', ids: [1] },
    { field: 'TITLE', prefix: '%', value: 'alpha', ids: [1, 2] },
    { field: 'TITLE', prefix: '%', value: '50%', ids: [3] },
    { field: 'TITLE', prefix: '%', value: 'r_s', ids: [4] },
    { field: 'TITLE', prefix: '?', value: 'BET', ids: [2, 3] },
    { field: 'TITLE', prefix: '=%', value: 'alpha%', ids: [1, 2] },
    { field: 'TITLE', prefix: '%=', value: '%bet', ids: [2] },
    { field: 'TITLE', prefix: '!%', value: 'alpha', ids: [3, 4, 5] },
    { field: 'TITLE', prefix: '!=%', value: 'alpha%', ids: [3, 4, 5] },
    { field: 'TITLE', prefix: '!%=', value: '%bet', ids: [1, 3, 4, 5] },
    { field: 'TITLE', prefix: '', value: '', ids: [5] },
    { field: 'TITLE', prefix: '!', value: '', ids: [1, 2, 3, 4] },
    { field: 'COMPANY_ID', prefix: '', value: '', ids: [2, 3, 4, 5] },
    { field: 'COMPANY_ID', prefix: '!', value: null, ids: [1] },
    { field: 'COMPANY_ID', prefix: '', value: 0, ids: [2, 3, 4, 5] },
    { field: 'COMPANY_ID', prefix: '!=', value: '0', ids: [1] },
    { field: 'COMPANY_ID', prefix: '!', value: 5, ids: [2, 3, 4, 5] },
    { field: 'PROBABILITY', prefix: '', value: null, ids: [1, 2, 3, 4] },
    { field: 'PROBABILITY', prefix: '>', value: '', ids: [1, 2, 3, 4, 5] },
    { field: 'CLOSED', prefix: '', value: 'N', ids: [1, 3, 5] },
    { field: 'DATE_CREATE', prefix: '>=', value: '2026-02-01T07:00:00Z', ids: [2, 3, 4, 5] },
    { field: 'DATE_CREATE', prefix: '<', value: '2026-02-01', ids: [1] },
    { field: 'DATE_CREATE', prefix: '<', value: '01.02.2026 12:00', ids: [1, 2] },
    { field: 'DATE_CREATE', prefix: '<', value: 'no date', ids: [] },
  ])('$prefix$field with $value finds $ids, in both families', async ({ field, prefix, value, ids }) => {
    const camel = { ID: 'id', TITLE: 'title', OPPORTUNITY: 'opportunity', STAGE_ID: 'stageId', COMPANY_ID: 'companyId', DATE_CREATE: 'createdTime', PROBABILITY: 'probability', CLOSED: 'closed' } // prettier-ignore
    expect(await classic({ [prefix + field]: value })).toEqual(ids)
    expect(await controller({ [prefix + camel[field]]: value })).toEqual(ids)
  })
})

describe('a controller filter', () => {
  it.each<{ filter: WireMap; ids: number[] }>([
    {
      filter: { '@stageId': ['NEW', 'WON'], 0: { logic: 'OR', 0: { '>=opportunity': 30 }, 1: { title: 'alpha' } } },
      ids: [1, 3],
    },
    { filter: { 0: { logic: 'or', id: 1, title: 'under_score' } }, ids: [1, 4] },
    { filter: { logic: 'OR', id: 2, '>id': 4 }, ids: [2, 5] },
    {
      filter: { 0: { 0: { logic: 'OR', 0: { id: 1 }, 1: { 0: { logic: 'AND', '>id': 2, '<id': 4 } } } } },
      ids: [1, 3],
    },
    { filter: { contactIds: 8 }, ids: [4] },
    { filter: { '!contactIds': 8 }, ids: [1, 2, 3, 5] },
    { filter: { '@contactIds': [1, 7] }, ids: [4] },
  ])('$filter finds $ids', async ({ filter, ids }) => {
    expect(await controller(filter)).toEqual(ids)
  })

  it.each(['nope', '>nope', 'TITLE', 'fm', 'phone'])('that names %s is refused', async (field) => {
    expect(await callV2(portal, 'crm.item.list', { entityTypeId: 2, filter: { [field]: 1 } })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_ARG_VALUE' },
    })
  })

  it.each([{ id: 'sideways' }, { nope: 'ASC' }])('order %j is refused', async (order) => {
    expect(await callV2(portal, 'crm.item.list', { entityTypeId: 2, order })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_ARG_VALUE' },
    })
  })
})

describe('a classic list', () => {
  it.each<WireMap>([{ NOPE: 1 }, { title: 'Alpha' }, { '>id': 3 }, { CONTACT_IDS: 7 }, { 0: { logic: 'OR', ID: 1 } }])(
    'overlooks the filter %j and answers with every row',
    async (filter) => {
      expect(await classic(filter)).toEqual([1, 2, 3, 4, 5])
    },
  )

  it.each([
    { order: { OPPORTUNITY: 'desc' }, ids: [5, 4, 3, 2, 1] },
    { order: { STAGE_ID: 'ASC', ID: 'DESC' }, ids: [5, 4, 3, 1, 2] },
    { order: { ID: 'sideways' }, ids: [1, 2, 3, 4, 5] },
    { order: { NOPE: 'DESC' }, ids: [1, 2, 3, 4, 5] },
  ])('in the order $order is $ids', async ({ order, ids }) => {
    expect(idsOf(await resultOf(portal, 'crm.deal.list', { order, select: ['ID'] }), 'ID')).toEqual(ids)
  })

  it.each([
    { select: ['TITLE', 'NOPE', 'OPPORTUNITY'], row: { TITLE: 'Alpha', OPPORTUNITY: '10.00' } },
    { select: { 5: 'ID' }, row: { ID: '1' } },
    { select: 'STAGE_ID', row: { STAGE_ID: 'NEW' } },
  ])('with select $select shows $row and no more', async ({ select, row }) => {
    expect(await resultOf(portal, 'crm.deal.list', { filter: { ID: 1 }, select })).toEqual([row])
  })
})

describe('a filter of great size', () => {
  const many = (length: number): number[] => Array.from({ length }, (_, index) => index + 1)

  it.each<{ what: string; filter: WireValue; ids: number[] }>([
    { what: 'thousands of conditions', filter: many(5000), ids: [1, 2, 3, 4, 5] },
    { what: 'tens of thousands of ids', filter: { '@ID': many(40_000) }, ids: [1, 2, 3, 4, 5] },
    { what: 'tens of thousands of ids left out', filter: { '!@ID': many(40_000).slice(2) }, ids: [1, 2] },
    { what: 'thousands of texts', filter: { '%TITLE': many(5000).map(String).concat('Bet') }, ids: [2, 3] },
    { what: 'a text longer than any title', filter: { '%TITLE': 'a'.repeat(60_000) }, ids: [] },
  ])('is answered: $what', async ({ filter, ids }) => {
    expect(await classic(filter)).toEqual(ids)
  })

  it('is refused when SQLite would take it no more', async () => {
    const { status, body } = await callV2(portal, 'crm.deal.list', { filter: { '%TITLE': many(40_000).map(String) } })
    expect([status, body['error']]).toEqual([400, 'INVALID_ARG_VALUE'])
  })
})
