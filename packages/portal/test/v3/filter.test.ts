import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemsOf, resultV3, sendV3, shortCode } from './v3-client.ts'

let portal: Portal
beforeAll(async () => {
  portal = await createPortal()
  portal.insert('eventlog', [
    { id: 1, auditTypeId: 'A', userId: 1, guestId: 5, timestampX: '2026-01-01T00:00:00+00:00' },
    { id: 2, auditTypeId: 'B', userId: 2, guestId: 5, timestampX: '2026-01-02T00:00:00+00:00' },
    { id: 3, auditTypeId: 'A', userId: 2, guestId: 6, timestampX: '2026-01-03T00:00:00+00:00' },
    { id: 4, auditTypeId: 'C', userId: 3, timestampX: '2026-01-04T00:00:00+00:00' },
  ])
})
afterAll(async () => portal.close())

describe('a v3 filter finds', () => {
  it.each([
    { title: 'all without conditions', filter: [], ids: [1, 2, 3, 4] },
    { title: 'all with an empty object', filter: {}, ids: [1, 2, 3, 4] },
    {
      title: 'triples joined by and',
      filter: [
        ['id', '>', 1],
        ['auditTypeId', '=', 'A'],
      ],
      ids: [3],
    },
    { title: 'a short form of a scalar', filter: [['userId', 2]], ids: [2, 3] },
    { title: 'a short form of a list', filter: [['id', [1, 4]]], ids: [1, 4] },
    { title: 'one flat condition', filter: ['id', '>=', 3], ids: [3, 4] },
    { title: 'one flat short condition', filter: ['id', 3], ids: [3] },
    {
      title: 'a group in the root array',
      filter: [
        {
          logic: 'or',
          conditions: [
            ['id', 1],
            ['id', 2],
          ],
        },
      ],
      ids: [1, 2],
    },
    {
      title: 'a group as the root',
      filter: {
        logic: 'or',
        conditions: [
          ['id', 1],
          ['id', 4],
        ],
      },
      ids: [1, 4],
    },
    {
      title: 'a group whose logic is and by default',
      filter: {
        conditions: [
          ['userId', 2],
          ['id', 3],
        ],
      },
      ids: [3],
    },
    { title: 'a negated group', filter: { type: 'filter', negative: true, conditions: [['userId', 2]] }, ids: [1, 4] },
    {
      title: 'a long condition inside a group',
      filter: { conditions: [{ type: 'condition', leftOperand: 'id', operator: '<', rightOperand: 3 }] },
      ids: [1, 2],
    },
    {
      title: 'a group inside a group',
      filter: {
        logic: 'or',
        conditions: [
          ['id', 4],
          {
            type: 'filter',
            conditions: [
              ['userId', 2],
              ['auditTypeId', 'A'],
            ],
          },
        ],
      },
      ids: [3, 4],
    },
    {
      title: 'a group inside a group without its type',
      filter: [{ logic: 'or', conditions: [['id', 4], { logic: 'and', conditions: [['id', 1]] }] }],
      ids: [1, 4],
    },
    { title: 'what is not equal, nulls included', filter: [['guestId', '!=', 5]], ids: [3, 4] },
    { title: 'nulls', filter: [['guestId', '=', null]], ids: [4] },
    { title: 'what is no null', filter: [['guestId', '!=', null]], ids: [1, 2, 3] },
    { title: 'a null in a list', filter: [['guestId', 'in', [6, null]]], ids: [3, 4] },
    { title: 'nothing in an empty list', filter: [['id', 'in', []]], ids: [] },
    { title: 'a range with its ends', filter: [['id', 'between', [2, 3]]], ids: [2, 3] },
    {
      title: 'moments, whatever the offset they are written in',
      filter: [['timestampX', '>', '2026-01-03T01:59:59+02:00']],
      ids: [3, 4],
    },
  ])('$title', async ({ filter, ids }) => {
    const items = itemsOf(await resultV3(portal, 'main.eventlog.list', { select: ['id'], filter }))
    expect(items.map(({ id }) => id)).toEqual(ids)
  })
})

describe('a v3 filter is refused', () => {
  it.each([
    { filter: 'id', code: 'INVALIDFILTEREXCEPTION' },
    { filter: ['id'], code: 'INVALIDFILTEREXCEPTION' },
    { filter: [['id', '=', 1, 2]], code: 'INVALIDFILTEREXCEPTION' },
    { filter: [5], code: 'INVALIDFILTEREXCEPTION' },
    { filter: [[5, '=', 1]], code: 'INVALIDFILTEREXCEPTION' },
    { filter: [['id', 5, 1]], code: 'INVALIDFILTEREXCEPTION' },
    { filter: { '>id': 5 }, code: 'INVALIDFILTEREXCEPTION' },
    { filter: { logic: 'OR', conditions: [] }, code: 'INVALIDFILTEREXCEPTION' },
    { filter: { negative: 1, conditions: [] }, code: 'INVALIDFILTEREXCEPTION' },
    { filter: { type: 'group', conditions: [] }, code: 'INVALIDFILTEREXCEPTION' },
    {
      filter: [{ type: 'condition', leftOperand: 'id', operator: '=', rightOperand: 1 }],
      code: 'INVALIDFILTEREXCEPTION',
    },
    { filter: [['id', '=', { expression: 'column' }]], code: 'INVALIDFILTEREXCEPTION' },
    { filter: [['id', 'in', 5]], code: 'INVALIDFILTEREXCEPTION' },
    { filter: [['id', 'between', [1]]], code: 'INVALIDFILTEREXCEPTION' },
    { filter: [['id', 'between', [1, null]]], code: 'INVALIDFILTEREXCEPTION' },
    { filter: [['auditTypeId', 'between', ['A', 'B']]], code: 'INVALIDFILTEREXCEPTION' },
    { filter: [['id', '>', null]], code: 'INVALIDFILTEREXCEPTION' },
    { filter: [['colour', '=', 1]], code: 'UNKNOWNDTOPROPERTYEXCEPTION' },
    { filter: [['id', 'like', 1]], code: 'UNKNOWNFILTEROPERATOREXCEPTION' },
    { filter: [['id', '>', [1]]], code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { filter: [['id', '=', '5']], code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { filter: [['id', '=', 1.5]], code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { filter: [['auditTypeId', '=', 5]], code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { filter: [['timestampX', '>', '2026-01-01']], code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { filter: [['severity', '=', 'INFO']], code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
  ])('$filter with $code', async ({ filter, code }) => {
    expect(shortCode(await sendV3(portal, 'main.eventlog.list', { body: { filter } }))).toBe(code)
  })

  it('where a group inside a group has no type, when the portal is strict', async () => {
    await using strict = await createPortal({ switches: { v3StrictNesting: true } })
    const inner = { logic: 'and', conditions: [['id', 1]] }
    const answer = async (group: unknown) =>
      shortCode(await sendV3(strict, 'main.eventlog.list', { body: { filter: [{ conditions: [group] }] } }))
    expect(await answer(inner)).toBe('INVALIDFILTEREXCEPTION')
    expect(await answer({ type: 'filter', ...inner })).toBe('no error')
  })
})
