import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { coverage } from '../../src/coverage.ts'
import { callV2, resultOf } from '../client.ts'
import { ask, read, tell } from './ask.ts'

describe('requests', () => {
  it('are listed with what was asked and answered, and forgotten on demand', async () => {
    await using portal = await createPortal({ faults: [{ match: 'user.get', action: 'resetBeforeCommit' }] })
    await callV2(portal, 'server.time', { a: 1 })
    await callV2(portal, 'no.such.method')
    await expect(callV2(portal, 'user.get')).rejects.toThrow('fetch failed')
    await expect
      .poll(async () => read(portal, 'requests'))
      .toMatchObject([
        { id: 1, api: 'v2', method: 'server.time', status: 200 },
        { id: 2, method: 'no.such.method', status: 404 },
        { id: 3, method: 'user.get', status: 0, durationMs: expect.any(Number) as unknown },
      ])
    expect(await read(portal, 'requests/1')).toMatchObject({
      params: { a: 1 },
      headers: { 'content-type': 'application/json' },
      reply: expect.stringMatching(/^\{"result":/) as unknown,
    })
    expect(await read(portal, 'requests/2')).toMatchObject({ reply: expect.stringContaining('NOT_FOUND') as unknown })
    expect(await read(portal, 'requests/3')).toMatchObject({ reply: null })
    expect(await tell(portal, 'DELETE', 'requests')).toMatchObject({ status: 200 })
    expect(await read(portal, 'requests')).toEqual([])
    expect((await ask(portal, 'requests/1')).status).toBe(404)
    await callV2(portal, 'server.time')
    expect(await read(portal, 'requests')).toMatchObject([{ id: 4 }])
  })

  it('only the newest replies are kept', async () => {
    await using portal = await createPortal({ seed: { deal: [{ id: 1, title: 'x'.repeat(900_000) }] } })
    for (let sent = 0; sent < 20; sent += 1) await callV2(portal, 'crm.deal.get', { id: 1 })
    expect(await read(portal, 'requests/1')).toMatchObject({ status: 200, reply: null })
    expect(await read(portal, 'requests/20')).toMatchObject({ reply: expect.stringContaining('xxx') as unknown })
  })

  it('stream in as they happen, with the state of the portal, until it closes', async () => {
    const portal = await createPortal({ tariff: 'standard' })
    const response = await ask(portal, 'stream')
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    let text = ''
    const reading = (async () => {
      for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk)
    })()
    const ended = reading.then(
      () => true,
      () => true,
    )
    await expect.poll(() => text).toContain('"kind":"state"')
    await callV2(portal, 'server.time')
    await expect.poll(() => text).toContain('"method":"server.time","status":200')
    portal.requests.clear()
    await expect.poll(() => text).toContain('"kind":"cleared"')
    await portal.close()
    expect(await ended).toBe(true)
  })
})

describe('limits', () => {
  it('show the bucket and the operating time of each method, now and since the first look', async () => {
    await using portal = await createPortal({ tariff: 'standard', clock: 'manual', costMs: 250 })
    const watching = new AbortController()
    await ask(portal, 'stream', { signal: watching.signal })
    await callV2(portal, 'user.get')
    await callV2(portal, 'user.get')
    expect(await read(portal, 'state')).toMatchObject({
      tariff: 'standard',
      limits: {
        bucketCapacity: 50,
        operatingLimitSeconds: 480,
        buckets: [{ level: 2 }],
        loads: [{ method: 'user.get', operatingSeconds: 0.5, isBanned: false }],
      },
      sample: { bucketLevel: 2, operating: { 'user.get': 0.5 } },
    })
    await expect.poll(async () => read(portal, 'samples')).toMatchObject([{ bucketLevel: 2 }])
    watching.abort()
  })
})

describe('the portal itself', () => {
  it('the clock goes forward', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    const before = portal.clock.nowMs()
    await tell(portal, 'POST', 'clock', { advanceMs: 3_600_000 })
    expect(portal.clock.nowMs()).toBe(before + 3_600_000)
  })

  it('the plan changes', async () => {
    await using portal = await createPortal({ tariff: 'off' })
    await tell(portal, 'POST', 'tariff', { tariff: 'enterprise' })
    expect(portal.tariff).toBe('enterprise')
  })

  it('fault rules are added, listed and cleared', async () => {
    await using portal = await createPortal()
    await tell(portal, 'POST', 'faults', { match: 'user.*', action: 'limit503', times: 1 })
    expect((await callV2(portal, 'user.get')).status).toBe(503)
    expect((await callV2(portal, 'user.get')).status).toBe(200)
    expect(await read(portal, 'faults')).toMatchObject({
      rules: [{ match: 'user.*', action: 'limit503', times: 1, struck: 1 }],
      actions: expect.arrayContaining(['limit503', 'resetAfterCommit']) as unknown,
    })
    await tell(portal, 'DELETE', 'faults')
    expect(portal.faults.list()).toEqual([])
  })

  it('every documented method is listed with how it is answered', async () => {
    await using portal = await createPortal()
    const lines = await read(portal, 'coverage')
    expect(lines).toHaveLength(coverage().length)
    expect(lines).toContainEqual({ method: 'crm.deal.add', api: 'v2', scope: 'crm', coverage: 'implemented' })
  })

  it('snapshots are taken, restored, downloaded and deleted; the seed comes back', async () => {
    await using portal = await createPortal({ seed: { deal: [1, 2] } })
    await tell(portal, 'POST', 'snapshots', { name: 'two deals' })
    portal.remove('deal', [1, 2])
    expect(await read(portal, 'snapshots')).toMatchObject([{ id: 1, name: 'two deals' }])
    const file = await ask(portal, 'snapshots/1/file')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="portal-snapshot-1.db"')
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect(new TextDecoder().decode(bytes.subarray(0, 15))).toBe('SQLite format 3')
    await tell(portal, 'POST', 'snapshots/1/restore')
    expect(portal.count('deal')).toBe(2)
    portal.insert('deal', [3])
    const put = async (body: BodyInit, headers: Record<string, string> = {}): Promise<unknown> => {
      const type = { 'Content-Type': 'application/vnd.sqlite3' }
      return (await ask(portal, 'snapshots/current', { method: 'PUT', headers: { ...type, ...headers }, body })).status
    }
    expect(await put(bytes, { Origin: 'http://attacker.example' })).toBe(403)
    expect([await put('no snapshot'), await put(bytes.subarray(0, 4096)), portal.count('deal')]).toEqual([400, 400, 3])
    expect([await put(bytes), portal.count('deal')]).toEqual([200, 2])
    portal.insert('deal', [3])
    await tell(portal, 'POST', 'reset')
    expect(portal.count('deal')).toBe(2)
    await tell(portal, 'DELETE', 'snapshots/1')
    expect(await read(portal, 'snapshots')).toEqual([])
  })
})

describe('rows', () => {
  const eventsOf = async (portal: Portal): Promise<readonly string[]> => {
    await portal.events.settled()
    return portal.events.deliveries().map(({ event }) => event)
  }

  it('are paged by id, both ways, and searched', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => index + 1)
    await using portal = await createPortal({ seed: { deal: [...ids, { id: 500, title: 'Needle 1' }] } })
    const idsAt = async (query: string): Promise<unknown> => {
      const page = await read(portal, `entities/deal/rows?${query}`)
      if (typeof page !== 'object' || page === null || !('rows' in page) || !Array.isArray(page.rows)) return page
      return page.rows.map((row: unknown) => (typeof row === 'object' && row !== null && 'id' in row ? row.id : row))
    }
    expect(await read(portal, 'entities')).toContainEqual({ name: 'deal', count: 121 })
    expect(await idsAt('')).toEqual(ids.slice(0, 50))
    expect(await idsAt('after=100&limit=10')).toEqual(ids.slice(100, 110))
    expect(await idsAt('before=51&limit=3')).toEqual([48, 49, 50])
    expect(await read(portal, 'entities/deal/rows?after=100')).toMatchObject({ hasMore: false })
    expect(await read(portal, 'entities/deal/rows?before=4&limit=2')).toMatchObject({ hasMore: true })
    expect(await idsAt('field=title&contains=needle')).toEqual([500])
    expect(await idsAt('contains=7')).toEqual([7])
  })

  it('are added, changed and deleted, and handlers are told', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    const events = ['ONCRMDEALADD', 'ONCRMDEALUPDATE', 'ONCRMDEALDELETE']
    portal.events.addWebhook({ handlerUrl: `${portal.url}/handler`, events })
    expect(await tell(portal, 'POST', 'entities/deal/rows', { title: 'By hand' })).toEqual({
      status: 200,
      body: { id: 1 },
    })
    expect(await resultOf(portal, 'crm.deal.get', { id: 1 })).toMatchObject({ TITLE: 'By hand', STAGE_ID: 'NEW' })
    portal.clock.advance(60_000)
    expect(await tell(portal, 'PATCH', 'entities/deal/rows/1', { title: 'Changed' })).toMatchObject({ status: 200 })
    const [row] = portal.rows('deal')
    expect(row?.['title']).toBe('Changed')
    expect(row?.['updatedTime']).not.toBe(row?.['createdTime'])
    expect(await tell(portal, 'DELETE', 'entities/deal/rows/1')).toMatchObject({ status: 200 })
    expect(portal.count('deal')).toBe(0)
    expect(await eventsOf(portal)).toEqual(events)
  })

  it('deliveries are listed and sent again as they were', async () => {
    await using portal = await createPortal()
    portal.events.addWebhook({ handlerUrl: `${portal.url}/handler`, events: ['ONCRMDEALADD'] })
    await callV2(portal, 'crm.deal.add', { fields: { TITLE: 'A' } })
    await portal.events.settled()
    expect(await read(portal, 'events')).toMatchObject({
      subscriptions: [{ event: 'ONCRMDEALADD', by: 'outgoing webhook' }],
      deliveries: [{ id: 1, event: 'ONCRMDEALADD', status: 404, fields: { data: { FIELDS: { ID: '1' } } } }],
    })
    expect(await tell(portal, 'POST', 'events/deliveries/1/replay')).toMatchObject({ status: 200 })
    await portal.events.settled()
    const [first, second] = portal.events.deliveries()
    expect(second?.body).toBe(first?.body)
    await tell(portal, 'DELETE', 'events/deliveries')
    expect(portal.events.deliveries()).toEqual([])
  })
})

describe('input that makes no sense is refused, with a text that helps', () => {
  it.each([
    ['POST', 'clock', {}, '"advanceMs" must be'],
    ['POST', 'clock', { advanceMs: -1 }, '"advanceMs" must be'],
    ['POST', 'clock', { advanceMs: '1' }, '"advanceMs" must be a number'],
    ['POST', 'clock', { advanceMs: 1, days: 2 }, '"days" means nothing here'],
    ['POST', 'clock', [], 'must be a JSON object'],
    ['POST', 'tariff', { tariff: 'free' }, '"tariff" must be one of standard'],
    ['POST', 'faults', { match: '*', action: 'explode' }, '"action" must be one of'],
    ['POST', 'faults', { match: '', action: 'limit503' }, 'match must name a method'],
    ['POST', 'faults', { match: '*', action: 'limit503', probability: 7 }, 'probability must lie'],
    ['POST', 'snapshots', { name: 1 }, '"name" must be a text'],
    ['POST', 'entities/deal/rows', { nme: 'x' }, 'deal has no field "nme"'],
    ['POST', 'entities/deal/rows', { id: 1 }, 'There is a deal 1 already'],
    ['POST', 'entities/deal/rows', { id: 'x' }, '"id" must be a number'],
    ['POST', 'entities/deal/rows', { opportunity: 'much' }, '"opportunity" must be a number'],
    ['POST', 'entities/deal/rows', { closedate: 'soon' }, '"closedate" must be a date'],
    ['PATCH', 'entities/deal/rows/1', { id: 2 }, 'The id of a row does not change'],
    ['PATCH', 'entities/deal/rows/1', { opened: 'perhaps' }, '"opened" must be "Y" or "N"'],
    ['PATCH', 'entities/deal/rows/one', { title: 'x' }, '"id" must be a whole number'],
  ] as const)('%s %s %j: %s', async (method, path, body, message) => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    const before = portal.rows('deal')
    expect(await tell(portal, method, path, body)).toMatchObject({
      status: 400,
      body: { code: 'INSPECTOR_BAD_INPUT', message: expect.stringContaining(message) as unknown },
    })
    expect(portal.rows('deal')).toEqual(before)
  })

  it.each([
    ['PATCH', 'entities/deal/rows/9'],
    ['DELETE', 'entities/deal/rows/9'],
    ['DELETE', 'entities/nothing/rows/1'],
    ['POST', 'snapshots/3/restore'],
    ['POST', 'events/deliveries/3/replay'],
  ] as const)('%s %s: there is no such thing', async (method, path) => {
    await using portal = await createPortal()
    expect(await tell(portal, method, path)).toMatchObject({ status: 404, body: { code: 'INSPECTOR_NOT_FOUND' } })
  })
})
