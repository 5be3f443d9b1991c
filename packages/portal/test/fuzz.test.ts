import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createPortal, type Portal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { fc, test } from '@fast-check/vitest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { allRecords } from '../src/documented/records.ts'
import { bodies, type FuzzedBody } from './fuzz/bodies.ts'
import { v2Commands, v3Calls } from './fuzz/batches.ts'
import { parameters } from './fuzz/values.ts'

/** Cases in all, shared out among the five properties; `npm run nightly` has more. */
const cases = Number(process.env['FUZZ_CASES'] ?? 2000)
const share = { numRuns: Math.ceil(cases / 5) }

/** A request that takes longer than this counts as one that hangs. */
const hangMs = 20_000
/** What may be held at the end beyond what was held after a first part: caches that fill up, nothing of a request. */
const maxGrowthBytes = 32 * 1024 * 1024
/** Requests after which is looked again. */
const betweenLooks = cases / 5

setFlagsFromString('--expose-gc')
const collectGarbage: unknown = runInNewContext('() => gc()')

/** Bytes in use, after what nobody holds any more was thrown away; the memory of SQLite, outside of it, is bounded by its rows. */
const heldBytes = (): number => {
  if (typeof collectGarbage === 'function') Reflect.apply(collectGarbage, undefined, [])
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

let portal: Portal
const held: number[] = []
beforeAll(async () => {
  portal = await createPortal({ switches: { eventsByWebhook: true } })
})
afterEach(() => portal.requests.clear())
afterAll(async () => portal.close())

let sent = 0
/** Rows that the cases add would slow the lists down: every so often the portal starts anew. */
const freshNowAndThen = async (): Promise<void> => {
  if (sent++ % 250 !== 0) return
  portal.requests.clear()
  await portal.reset()
  if (sent >= (held.length + 1) * betweenLooks) held.push(heldBytes())
  for (const entity of ['deal', 'contact', 'company', 'task', 'eventlog'] as const) portal.insert(entity, [1, 2, 3])
}

const send = async (url: string, init: RequestInit): Promise<Response> =>
  fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(hangMs) })

const isReset = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ECONNRESET'

/** Sends one request: it must be answered, in time, with no error of the server, by an envelope of its format. */
const check = async (path: string, init: RequestInit): Promise<void> => {
  await freshNowAndThen()
  const response = await send(portal.url + path, init).catch(async (error: unknown) => {
    // Under load a connection may be closed for idleness in the moment in which it is used again; once is no crash.
    if (!isReset(error)) throw error
    return send(portal.url + path, init)
  })
  const text = await response.text()
  expect(response.status, `${path}: ${text.slice(0, 500)}`).toBeLessThan(500)
  if (text !== '' && response.headers.get('content-type')?.includes('json') === true)
    expect(() => void JSON.parse(text), `${path}: ${text.slice(0, 500)}`).not.toThrow()
}

const v2Path = (method: string): string => `${new URL(portal.webhookUrl).pathname}${method}`
const v3Path = (method: string): string => v2Path(method).replace('/rest/', '/rest/api/')
const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

const records = allRecords().filter(({ method }) => method !== 'batch')
const methodCalls = fc
  .constantFrom(...records)
  .chain((record) => fc.record({ record: fc.constant(record), params: parameters(record) }))

describe('whatever is sent to it, the portal answers', () => {
  test.prop([bodies, fc.constantFrom('crm.item.add', 'crm.deal.list', 'tasks.task.add', 'batch', 'profile')], share)(
    'bodies in any encoding, whole or cut',
    async ({ body, headers, method, query, suffix }: FuzzedBody, name) => {
      await check(v2Path(name) + suffix + query, { method, headers, body: body ?? null })
      if (name !== 'profile') await check(v3Path(name), { method: 'POST', headers, body: body ?? null })
    },
  )

  test.prop([methodCalls], share)(
    'documented parameters of documented methods, with values of any kind',
    async ({ record, params }: { record: (typeof records)[number]; params: WireMap }) =>
      check((record.api === 'v3' ? v3Path : v2Path)(record.method), json(params)),
  )

  test.prop([fc.webPath({ size: 'small' }), fc.string({ unit: 'grapheme' }), fc.constantFrom('/rest', '/oauth', '')], {
    numRuns: share.numRuns,
  })('addresses that no client would ask for', async (path, secret, root) =>
    check(`${root}/1/${encodeURIComponent(secret)}${path}`, json({ auth: secret })),
  )

  test.prop([v2Commands], share)('batches of REST v2 with references to anything', async (params) =>
    check(v2Path('batch'), json(params)),
  )

  test.prop([v3Calls], share)('batches of REST v3 with references to anything', async (calls) =>
    check(v3Path('batch'), json(calls)),
  )

  it('and keeps nothing of all those requests', () => {
    const [first = 0, ...later] = held
    expect(later.length).toBeGreaterThan(2)
    expect(Number(later.at(-1)) - first, `bytes held: ${held.join(', ')}`).toBeLessThan(maxGrowthBytes)
  })
})
