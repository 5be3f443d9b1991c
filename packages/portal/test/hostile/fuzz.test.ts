import { createPortal, createReplay, type Portal } from '@bitrix24/b24jssdk-portal'
import { fc, test } from '@fast-check/vitest'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { WebSocket } from 'ws'
import { anyText, anyValue } from '../fuzz/values.ts'
import { openWorkshop, type Workshop } from './snapshot-attacks.ts'

/** Cases of each property; `npm run nightly` has more. */
const cases = Number(process.env['HOSTILE_CASES'] ?? 60)
const share = { numRuns: cases }
/** A snapshot is checked and put in place as a whole, which takes a second on a loaded machine. */
const costly = { numRuns: Math.min(cases, 500) }

let portal: Portal
let good: Uint8Array
let workshop: Workshop
beforeAll(async () => {
  portal = await createPortal({ seed: { deal: [1, 2, 3], contact: [1, 2] } })
  good = portal.snapshot()
  workshop = openWorkshop()
})
afterAll(async () => {
  workshop.close()
  await portal.close()
})

/** Answered, by no error of the server, with no prototype changed. */
const check = async (path: string, init: RequestInit): Promise<void> => {
  const response = await portal.fetch(new Request(portal.url + path, init))
  const text = await response.text()
  expect(response.status, `${path}: ${text.slice(0, 300)}`).toBeLessThan(500)
  expect(Object.keys(Object.prototype)).toEqual([])
  portal.requests.clear()
}

const hostileName = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '[', ']', ''),
  anyText,
)
const token = fc.oneof(
  fc.constantFrom(
    '$result',
    '$next',
    '$ref',
    '[',
    ']',
    '[]',
    '[a]',
    '[__proto__]',
    '&',
    '=',
    '%5b',
    '%',
    '%41',
    '+',
    '.',
    ' ',
    '"',
    '{',
    '}',
    ',',
    '\\',
    '\0',
  ),
  anyText,
)
/** Few kinds of pieces, each over and over: what makes a parser go back. */
const pieces = fc
  .array(fc.tuple(token, fc.integer({ min: 1, max: 300 })), { maxLength: 8 })
  .map((parts) => parts.map(([text, times]) => text.repeat(times)).join(''))
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

describe('whatever is sent to it, every parser of the portal answers', () => {
  const path = (method: string): string => new URL(portal.webhookUrl).pathname + method

  test.prop(
    [
      pieces,
      fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=X'),
    ],
    share,
  )('bodies of pieces', async (body, type) => {
    const init = { method: 'POST', headers: { 'Content-Type': type }, body: wellFormed(body) }
    for (const door of [path('crm.deal.list'), path('profile.xml'), '/oauth/token/', '/_portal/api/faults'])
      await check(door, init)
  })

  test.prop([fc.array(pieces, { minLength: 1, maxLength: 5 })], share)('references of pieces', async (texts) => {
    const cmd = texts.map(
      (text) => `crm.item.list?filter[%25title]=${encodeURIComponent(wellFormed(`$result[0]${text}`))}`,
    )
    await check(path('batch'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ cmd }),
    })
  })

  test.prop(
    [fc.dictionary(hostileName, anyValue, { maxKeys: 5 }), fc.constantFrom('filter', 'order', 'select', 'fields')],
    share,
  )('filters, orders and fields of any name', async (map, name) => {
    const body = JSON.stringify({ entityTypeId: 2, [name]: map })
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }
    for (const method of ['crm.item.list', 'crm.deal.list', 'crm.item.add']) await check(path(method), init)
    await check(path('tasks.task.list').replace('/rest/', '/rest/api/'), init)
  })

  test.prop(
    [
      fc.dictionary(hostileName, anyValue, { maxKeys: 5 }),
      fc.constantFrom('entities/deal/rows', 'faults', 'clock', 'tariff', 'snapshots'),
    ],
    share,
  )("the inspector's bodies", async (map, door) => {
    // A clock that is moved far into the future is no fault of the portal's.
    const body = JSON.stringify(door === 'clock' ? { ...map, advanceMs: 'x' } : map)
    await check(`/_portal/api/${door}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    await check('/_portal/api/faults', {
      method: 'DELETE',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
  })

  test.prop([pieces], share)('addresses of pieces', async (text) =>
    check(
      `/${['rest', 'oauth', '_portal', 'sub', 'pub'][text.length % 5] ?? ''}/${encodeURIComponent(wellFormed(text))}/../x`,
      {},
    ),
  )

  test.prop(
    [
      fc.oneof(
        pieces,
        fc.uint8Array({ maxLength: 300 }),
        anyValue.map((params) => JSON.stringify({ method: 'publish', id: 1, params })),
      ),
    ],
    share,
  )('frames of the push server', async (frame) => {
    const config = JSON.stringify(await (await portal.fetch(new Request(`${portal.webhookUrl}pull.config.get`))).json())
    const ids = [...config.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id).join('/')
    const query = new URLSearchParams({ CHANNEL_ID: ids, jsonRpc: 'true' })
    const socket = new WebSocket(`${portal.url.replace('http', 'ws')}/subws/?${query.toString()}`)
    await once(socket, 'open')
    const looked = Promise.race([once(socket, 'message'), once(socket, 'close')])
    socket.send(frame)
    socket.send('{"jsonrpc":"2.0","id":1,"method":"ping"}')
    await looked
    socket.terminate()
    await check(path('profile'), {})
  })

  test.prop(
    [
      fc.oneof(
        pieces,
        fc.array(anyValue).map((rows) => rows.map((row) => JSON.stringify(row)).join('\n')),
      ),
    ],
    share,
  )('cassettes', async (cassette) => {
    const replay = await createReplay({ cassette }).catch((error: unknown) => error)
    if (replay instanceof Error) expect(replay.name).toMatch(/RangeError|CassetteError|Error/)
    else if (typeof replay === 'object' && replay !== null && 'close' in replay && typeof replay.close === 'function')
      await Reflect.apply(replay.close, replay, [])
  })

  test.prop([fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 60 })], costly)(
    'snapshots with bytes changed',
    async (changes) => {
      const bytes = new Uint8Array(good)
      for (const [at, byte] of changes) bytes[at % (at % 2 === 0 ? 4096 : bytes.length)] = byte
      const response = await portal.fetch(
        new Request(`${portal.url}/_portal/api/snapshots/current`, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/vnd.sqlite3' },
          body: bytes,
        }),
      )
      expect([200, 400]).toContain(response.status)
      await check(path('profile'), {})
      await check(path('crm.deal.list'), {})
      expect(workshop.written()).toEqual([])
    },
  )
})
