import { B24Hook } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inexpressiblePart } from '../../src/batch/inexpressible.ts'

let portal: Portal
let $b24: B24Hook

beforeAll(async () => {
  portal = await createPortal({ seed: { deal: [1, 2, 3], contact: [1, 2] } })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
})
afterAll(() => portal.close())
beforeEach(() => portal.requests.clear())

const nested = (levels: number): object => ({ a: levels === 1 ? 1 : nested(levels - 1) })
const many = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
// oxlint-disable-next-line no-sparse-arrays -- as sparse as it is meant
const sparse = [1, , 3]

describe('what the query of a batch would change is refused before it is sent, with its path', () => {
  it.each([
    { params: { fields: { observers: [] } }, part: 'fields.observers is empty' },
    { params: { fields: { a: {} } }, part: 'fields.a is empty' },
    { params: { fields: {} }, part: 'fields is empty' },
    { params: { items: [] }, part: 'items is empty' },
    { params: { items: [[]] }, part: 'items.0 is empty' },
    { params: { fields: { a: { b: undefined } } }, part: 'fields.a is empty' },
    { params: { filter: { '@id': [] } }, part: 'filter.@id is empty' },
    { params: { fields: { opened: false } }, part: 'fields.opened is false' },
    { params: { fields: { tags: ['a', null] } }, part: 'fields.tags.1 is null' },
    { params: { fields: { tags: ['a', undefined] } }, part: 'fields.tags.1 is null' },
    { params: { fields: { tags: sparse } }, part: 'fields.tags.1 is null' },
    { params: { rows: [{ taxRate: null }] }, part: 'rows.0.taxRate is null' },
    { params: { settings: { isBold: true } }, part: 'settings.isBold is true' },
    { params: { fields: { a: { toJSON: () => [] } } }, part: 'fields.a is empty' },
    { params: { fields: { a: '\uD83D' } }, part: 'fields.a has half a character' },
    { params: { fields: { '\uDE00': 1 } }, part: 'has half a character' },
    { params: { 'a.b': 1 }, part: 'a.b is changed or dropped by PHP' },
    { params: { 'a b': 1 }, part: 'a b is changed or dropped by PHP' },
    { params: { ' a': 1 }, part: ' a is changed or dropped by PHP' },
    { params: { 'a[b': 1 }, part: 'a[b is changed or dropped by PHP' },
    { params: { '': 1 }, part: ' is changed or dropped by PHP' },
    { params: { 'a\0b': 1 }, part: 'is changed or dropped by PHP' },
    { params: { fields: { 'a]b': 1 } }, part: 'fields.a]b is changed or dropped by PHP' },
    { params: { fields: { '': 1 } }, part: 'fields. is changed or dropped by PHP' },
    { params: { fields: { ' ': 1 } }, part: 'fields.  is changed or dropped by PHP' },
    { params: { fields: { '\0': 1 } }, part: 'is changed or dropped by PHP' },
    { params: nested(65), part: 'is changed or dropped by PHP' },
    { params: { filter: { '@id': many(1001) } }, part: 'filter.@id.1000 is changed or dropped by PHP' },
    { params: { a: many(600), b: many(600) }, part: 'b.400 is changed or dropped by PHP' },
    { params: { fields: { title: 'see $result[x]' } }, part: 'fields.title has $result[x], no result of a command' },
    { params: { fields: { title: '$RESULT[gone] $result[first]' } }, part: 'fields.title has $RESULT[gone]' },
    { params: { fields: { title: '$error[gone]' } }, part: 'fields.title has $error[gone]' },
    { params: { fields: { title: '$result[second]' } }, part: 'fields.title has $result[second]' },
  ])('%#: $part', async ({ params, part }) => {
    const calls = { first: ['crm.deal.get', { id: 1 }], second: ['crm.item.update', params] } as const
    // @ts-expect-error -- read-only tuples
    const made = $b24.actions.v2.batch.make({ calls, options: { isHaltOnError: false } })
    await expect(made).rejects.toMatchObject({ code: 'JSSDK_BATCH_INEXPRESSIBLE', status: 400 })
    await expect(made).rejects.toThrow(part)
    await expect(made).rejects.toThrow('Command second (crm.item.update)')
    await expect(made).rejects.toThrow('actions.v2.call.make')
    expect(portal.requests.count()).toBe(0)
  })

  it.each([
    { options: { a: true } },
    { options: { a: null } },
    { options: { a: { b: 1 } } },
    { a: true },
    { options: { a: [1] } },
  ])('a setting keeps its type: %j', (params) => {
    expect(inexpressiblePart(params, { method: 'user.option.set', earlier: new Set() })).toMatch(/ is /)
  })

  it('three lists that are to be emptied are not emptied in silence, in a batchByChunk neither', async () => {
    const fields = { observers: [], contactIds: [], ufCrmTags: [] }
    const calls = Array.from({ length: 120 }, (_, index): [string, Record<string, unknown>] => [
      'crm.item.update',
      { entityTypeId: 2, id: index, fields: index === 110 ? fields : { title: 'A' } },
    ])
    const made = $b24.actions.v2.batchByChunk.make({ calls })
    await expect(made).rejects.toMatchObject({ code: 'JSSDK_BATCH_INEXPRESSIBLE' })
    await expect(made).rejects.toThrow('Command 110 (crm.item.update) cannot go into a batch')
    expect(portal.requests.count()).toBe(0)
  })
})

describe('what means the same passes', () => {
  const method = 'crm.item.update'
  it.each([
    {},
    { filter: {}, order: {}, select: [], params: {} },
    { FILTER: [], ORDER: {}, SELECT: [] },
    { fields: { title: '', opened: true, contactId: null, gone: undefined } },
    { filter: { '>id': 5, stageId: null, opened: true, '@id': [1, 2] } },
    { id: null, full: true, start: -1, opportunity: 1.5e300 },
    { fields: { when: new Date(0), tags: ['a', 'b'], phone: [{ VALUE: '+1', VALUE_TYPE: 'WORK' }] } },
    { fields: { 'a.b': 1, ' c d': 1, 'e[f': 1, '>=g': 1, '0': 1, __proto__x: 1 } },
    { fields: { title: '$result', other: 'costs $5 [net]', third: '$result of [x]' } },
    { fields: { title: '$result[first][0][ID]', total: '$total[first] of $next[0]' } },
    { ids: many(1000) },
    nested(64),
  ])('%j', (params) => {
    expect(inexpressiblePart(params, { method, earlier: new Set(['first', '0']) })).toBeUndefined()
  })

  it('a reference to a command before, by name and by position', async () => {
    const item = { entityTypeId: 2, id: 1 }
    const named = await $b24.actions.v2.batch.make({
      calls: { first: ['crm.item.get', item], second: ['crm.deal.get', { id: '$result[first][item][id]' }] },
    })
    const listed = await $b24.actions.v2.batch.make({
      calls: [
        ['crm.item.get', item],
        ['crm.deal.get', { id: '$result[0][item][id]' }],
      ],
    })
    expect([named.isSuccess, listed.isSuccess]).toEqual([true, true])
  })

  it('positional parameters keep their places', async () => {
    await $b24.actions.v2.batch.make({ calls: [['task.item.list', ['a', undefined, 'c']]] })
    expect(portal.requests.list()[0]?.params).toMatchObject({ cmd: ['task.item.list?0=a&1=&2=c'] })
  })

  it('what a list has beside its elements is not sent, as in JSON', async () => {
    const match = /(\d+)/.exec('deal 1') ?? []
    await $b24.actions.v2.batch.make({ calls: [['crm.deal.list', { filter: { '@ID': match } }]] })
    const cmd = 'crm.deal.list?filter%5B%40ID%5D%5B0%5D=1&filter%5B%40ID%5D%5B1%5D=1'
    expect(portal.requests.list()[0]?.params).toMatchObject({ cmd: [cmd] })
  })
})

describe('a list is read by calls and batches in turn, so that', () => {
  it.each([
    { params: { filter: { '@id': [] } }, part: 'filter.@id is empty' },
    { params: { filter: { stageId: null } }, part: 'filter.stageId is null' },
    { params: { filter: { opened: true } }, part: 'filter.opened is true' },
    { params: { filter: { opened: false } }, part: 'filter.opened is false' },
    { params: { filter: { '@id': many(1001) } }, part: 'filter.@id.1000' },
    { params: { filter: { title: '$result[0]' } }, part: 'filter.title' },
  ])('$part shows', ({ params, part }) => {
    expect(inexpressiblePart(params)).toContain(part)
  })

  it.each([
    { filter: {}, order: {}, select: [] },
    {
      entityTypeId: 2,
      filter: { '>=id': 1, '@id': [1, 2], title: '' },
      select: ['id'],
      start: -1,
      useOriginalUfNames: null,
    },
  ])('%j passes', (params) => {
    expect(inexpressiblePart(params)).toBeUndefined()
  })
})
