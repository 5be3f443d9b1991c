import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { test } from '@fast-check/vitest'
import { constantFrom, dictionary, jsonValue, oneof, record, string, nat } from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callV2, resultOf } from './client.ts'

let portal: Portal
let methods: readonly string[]
beforeAll(async () => {
  portal = await createPortal({ switches: { eventsByWebhook: true } })
  const names = await resultOf(portal, 'methods', { full: 1 })
  methods = Array.isArray(names) ? names.map(String) : []
})
beforeEach(async () => {
  await portal.reset()
  portal.insert('deal', [1, 2])
  portal.insert('task', [1])
})
afterAll(async () => {
  await portal.close()
})

const isWire = (value: unknown): value is WireValue => value !== undefined
const anything = jsonValue({ maxDepth: 3 }).map((value): WireValue => (isWire(value) ? value : null))
const names = constantFrom(
  'id',
  'ID',
  '>id',
  '!ID',
  '@id',
  '%TITLE',
  '=%title',
  '><ID',
  'fm',
  'PHONE',
  'contactIds',
  'closedate',
  'logic',
  '0',
  '__proto__',
)
const shaped = oneof(anything, dictionary(oneof(names, string()), anything))
const params = oneof(
  anything,
  record(
    {
      entityTypeId: oneof(constantFrom(2, '3', 128), anything),
      id: oneof(constantFrom(1, '1', 99), anything),
      taskId: oneof(constantFrom(1), anything),
      fields: shaped,
      filter: shaped,
      order: shaped,
      select: anything,
      start: anything,
      rows: anything,
      productRows: anything,
      ownerId: constantFrom(1, 'x'),
      ownerType: constantFrom('D', 'X', 7),
      cmd: shaped,
      halt: anything,
      name: anything,
      event: anything,
      handler: anything,
    },
    { requiredKeys: [] },
  ),
)

describe('whatever a call carries', () => {
  it.each([1e308, 2 ** 53])('a first row of %d is no number of a row', async (START) => {
    expect(await callV2(portal, 'department.get', { START })).toMatchObject({ status: 200 })
  })

  it.each(['toString', 'valueOf'])(
    'members named %s are members like others, in JSON, forms and batches',
    async (name) => {
      const evil = { [name]: 'x' }
      const json = await callV2(portal, 'event.offline.clear', { process_id: 'p', message_id: [evil], id: evil })
      const query = `event.offline.clear?process_id=p&message_id[0][${name}]=x&id[${name}]=x`
      const form = await fetch(portal.webhookUrl + query)
      const batch = await callV2(portal, 'batch', { cmd: { a: query, b: `crm.deal.list?filter[ID][${name}]=1` } })
      expect([json.status, form.status, batch.status]).toEqual([400, 400, 200])
      const everywhere = Object.fromEntries(
        ['id', 'ID', 'taskId', 'entityTypeId', 'fields', 'filter', 'order', 'select', 'start'].map((key) => [
          key,
          evil,
        ]),
      )
      const crashed: string[] = []
      for (const method of methods) if ((await callV2(portal, method, everywhere)).status >= 500) crashed.push(method)
      expect(crashed).toEqual([])
    },
  )

  test.prop([params, nat(20)], { numRuns: 60 })(
    'no method of v2 crashes: it answers or refuses',
    async (given: WireValue | WireMap, from: number) => {
      // Every 21st method, so that all of them have their turn.
      const tried = methods.filter((_, index) => index % 21 === from)
      const statuses = await Promise.all(tried.map(async (method) => (await callV2(portal, method, given)).status))
      const crashed = tried.filter((_, index) => (statuses[index] ?? 500) >= 500)
      expect({ crashed, isComplete: tried.length > 60 }).toEqual({ crashed: [], isComplete: true })
    },
  )
})
