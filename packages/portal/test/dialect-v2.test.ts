import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from './client.ts'

const seed = { deal: [1, 2, 3] }
const json = { 'Content-Type': 'application/json' }
const form = { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }

describe('a v2 address', () => {
  it.each([
    'server.time',
    'server.time/',
    'server.time.json',
    'server.time.json/',
    'Server.TIME',
    'server%2Etime',
    'server.time?bx24_request_id=1&bx24_sdk_ver=2',
  ])('answers as %s', async (path) => {
    await using portal = await createPortal({ clock: 'manual' })
    expect(await send(portal.webhookUrl + path)).toMatchObject({
      status: 200,
      body: { result: '2026-05-28T20:00:00+03:00' },
    })
  })

  it('answers in XML when the suffix asks for it', async () => {
    await using portal = await createPortal({ seed: { deal: [{ id: 1, title: 'A & <B>', closed: 'N' }] } })
    const response = await fetch(`${portal.webhookUrl}crm.deal.list.xml?select[]=TITLE&select[]=COMPANY_ID`)
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8')
    const text = await response.text()
    expect(text).toContain('<result><item><TITLE>A &amp; &lt;B&gt;</TITLE><COMPANY_ID/></item></result>')
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<response>.*<total>1<\/total>.*<\/response>$/s)
  })

  it('answers OPTIONS with an empty body and CORS headers', async () => {
    await using portal = await createPortal()
    const response = await fetch(`${portal.webhookUrl}crm.deal.list`, { method: 'OPTIONS' })
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    })
  })

  it.each([
    { preflightHeaders: undefined, allowed: 'origin, content-type, accept' },
    { preflightHeaders: 'measured', allowed: 'origin, content-type, accept' },
    {
      preflightHeaders: 'generous',
      allowed:
        'origin, content-type, accept, authorization, idempotency-key, x-bitrix-rest-response-language, x-portal-fault',
    },
  ] as const)('allows a browser the headers $allowed by the switch $preflightHeaders', async (row) => {
    const { preflightHeaders, allowed } = row
    await using portal = await createPortal({ switches: preflightHeaders && { preflightHeaders } })
    for (const path of ['crm.deal.list', 'api/tasks.task.get']) {
      const { status, headers } = await fetch(`${portal.url}/rest/${path}`, { method: 'OPTIONS' })
      expect([status, headers.get('access-control-allow-headers')]).toEqual([200, allowed])
    }
    const reply = await fetch(`${portal.webhookUrl}server.time`, { headers: { 'Idempotency-Key': 'a' } })
    expect([reply.status, reply.headers.get('access-control-allow-headers')]).toEqual([
      200,
      'origin, content-type, accept',
    ])
  })
})

describe('parameters of a v2 call', () => {
  it.each([
    { way: 'a query', url: '?filter[>ID]=1&select[]=ID', init: {} },
    { way: 'an encoded query', url: '?filter%5B%3EID%5D=1&select%5B0%5D=ID', init: {} },
    {
      way: 'a JSON body',
      url: '',
      init: { method: 'POST', headers: json, body: '{"filter":{">ID":1},"select":["ID"]}' },
    },
    { way: 'a form body', url: '', init: { method: 'POST', headers: form, body: 'filter[>ID]=1&select[]=ID' } },
    {
      way: 'a body without a known type',
      url: '',
      init: { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'filter[>ID]=1&select[]=ID' },
    },
    {
      way: 'a JSON body over a query',
      url: '?filter[>ID]=2&select[]=ID',
      init: { method: 'POST', headers: json, body: '{"filter":{">ID":"1"}}' },
    },
    { way: 'a query of a PUT', url: '?filter[>ID]=1&select[]=ID', init: { method: 'PUT', body: 'filter[>ID]=3' } },
    { way: 'upper-case names', url: '?FILTER[>ID]=1&SELECT[]=ID', init: {} },
    {
      way: 'a lower-case filter that hides an upper-case one',
      url: '?FILTER[ID]=3&filter[>ID]=1&select[]=ID',
      init: {},
    },
  ])('are read from $way', async ({ url, init }) => {
    await using portal = await createPortal({ seed })
    expect((await send(`${portal.webhookUrl}crm.deal.list${url}`, init)).body['result']).toEqual([
      { ID: '2' },
      { ID: '3' },
    ])
  })

  it.each([
    { what: 'broken JSON', init: { headers: json, body: '{"filter":' } },
    { what: 'a JSON scalar', init: { headers: json, body: '"x"' } },
    { what: 'an empty body', init: { headers: json, body: '' } },
    { what: 'a multipart body', init: { body: new FormData() } },
  ])('are none with $what: the call goes on without them', async ({ init }) => {
    await using portal = await createPortal({ seed })
    expect(await send(`${portal.webhookUrl}crm.deal.list`, { method: 'POST', ...init })).toMatchObject({
      status: 200,
      body: { total: 3 },
    })
  })

  it.each([
    { what: 'JSON', status: 400, init: { headers: json, body: `{"a":${'['.repeat(600)}${']'.repeat(600)}}` } },
    { what: 'unclosed JSON', status: 400, init: { headers: json, body: '['.repeat(200_000) } },
    { what: 'a form', status: 400, init: { headers: form, body: `a${'[x]'.repeat(100)}=1` } },
    { what: 'a compressed body', status: 415, init: { headers: { ...json, 'Content-Encoding': 'gzip' }, body: 'x' } },
  ])('that go too far are refused ($what), and the portal goes on', async ({ status, init }) => {
    await using portal = await createPortal()
    const refused = await send(`${portal.webhookUrl}crm.deal.list`, { method: 'POST', ...init })
    expect(refused).toMatchObject({ status, body: { error: 'INVALID_REQUEST' } })
    expect((await callV2(portal, 'server.time')).status).toBe(200)
  })

  it('of 100 MB are refused with 413, and the portal goes on', async () => {
    await using portal = await createPortal()
    const body = new Uint8Array(100 * 1024 * 1024)
    const refused = await send(`${portal.webhookUrl}crm.deal.list`, { method: 'POST', headers: json, body })
    expect(refused).toMatchObject({ status: 413, body: { error: 'INVALID_REQUEST' } })
    expect((await callV2(portal, 'server.time')).status).toBe(200)
  })
})

describe('a v2 envelope', () => {
  it('carries result, next, total and time', async () => {
    await using portal = await createPortal({
      clock: 'manual',
      seed: { deal: Array.from({ length: 60 }, (_, i) => i + 1) },
    })
    const { body } = await callV2(portal, 'crm.deal.list', { select: ['ID'] })
    expect(Object.keys(body)).toEqual(['result', 'next', 'total', 'time'])
    expect(body).toMatchObject({
      next: 50,
      total: 60,
      time: { date_start: '2026-05-28T20:00:00+03:00', processing: 0 },
    })
  })

  it.each([
    { start: undefined, rows: [1, 50], rest: { total: 120, next: 50 } },
    { start: 50, rows: [51, 100], rest: { total: 120, next: 100 } },
    { start: 75, rows: [51, 100], rest: { total: 120, next: 100 } },
    { start: '100', rows: [101, 120], rest: { total: 120 } },
    { start: 150, rows: [], rest: { total: 120 } },
    { start: 1e300, rows: [], rest: { total: 120 } },
    { start: 'x', rows: [1, 50], rest: { total: 120, next: 50 } },
    { start: -1, rows: [1, 50], rest: {} },
  ])('of a list with start=$start has rows $rows and $rest', async ({ start, rows, rest }) => {
    await using portal = await createPortal({ seed: { deal: Array.from({ length: 120 }, (_, i) => i + 1) } })
    const params = { entityTypeId: 2, select: ['id'], ...(start === undefined ? {} : { start }) }
    const { body } = await callV2(portal, 'crm.item.list', params)
    const { result, time: _time, ...others } = body
    const [first, last] = rows
    const ids =
      first === undefined || last === undefined ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i)
    expect(result).toEqual({ items: ids.map((id) => ({ id })) })
    expect(others).toEqual(rest)
  })

  it('has total 0 with start=-1 when the switch says so', async () => {
    await using portal = await createPortal({ seed, switches: { totalWithoutCount: true } })
    expect((await callV2(portal, 'crm.deal.list', { start: -1 })).body).toMatchObject({ total: 0 })
  })

  it('says texts and names that end in a backslash as they are', async () => {
    await using portal = await createPortal()
    const text = String.raw`C:\"\\`
    const id = await resultOf(portal, 'crm.deal.add', { fields: { TITLE: text } })
    const batch = await resultOf(portal, 'batch', { cmd: { [text]: `crm.deal.get?id=${String(Number(id))}` } })
    expect(batch).toMatchObject({ result: { [text]: { TITLE: text } } })
  })

  it('is written as PHP writes JSON', async () => {
    await using portal = await createPortal({ seed: { deal: [{ id: 1, title: `a/b <i>"'&"</i>` }] } })
    const response = await fetch(`${portal.webhookUrl}crm.deal.list?select[]=TITLE`)
    const text = await response.text()
    expect(text).toContain(String.raw`"TITLE":"a\/b \u003Ci\u003E\u0022\u0027\u0026\u0022\u003C\/i\u003E"`)
  })
})

describe('a refused v2 call', () => {
  const secret = '/rest/1/wrongsecret00000/'
  it.each([
    { what: 'an unknown method', path: 'no.such.method', status: 404, error: 'ERROR_METHOD_NOT_FOUND' },
    {
      what: 'an unknown method with a wrong webhook',
      path: `${secret}no.such`,
      status: 404,
      error: 'ERROR_METHOD_NOT_FOUND',
    },
    { what: 'a wrong webhook', path: `${secret}crm.deal.list`, status: 401, error: 'INVALID_CREDENTIALS' },
    { what: 'no credential', path: '/rest/crm.deal.list', status: 401, error: 'NO_AUTH_FOUND' },
    { what: 'a scope not granted', path: 'tasks.task.list', status: 401, error: 'insufficient_scope' },
    { what: 'an event method by webhook', path: 'event.bind', status: 403, error: 'WRONG_AUTH_TYPE' },
    { what: 'a missing code', path: 'feature.get', status: 400, error: 'CODE_EMPTY' },
  ])('for $what answers $status $error, without time', async ({ path, status, error }) => {
    await using portal = await createPortal({ scopes: ['crm'] })
    const reply = await send(path.startsWith('/') ? portal.url + path : portal.webhookUrl + path)
    expect(reply).toMatchObject({ status, body: { error } })
    expect(Object.keys(reply.body)).toEqual(['error', 'error_description'])
  })

  it('for a credential answers 403 when the switch follows the documentation', async () => {
    await using portal = await createPortal({ switches: { credentialStatus: 403 } })
    expect((await send(`${portal.url}${secret}crm.deal.list`)).status).toBe(403)
  })

  it.each([400, 401] as const)(
    'for a webhook over plain http answers %s where the portal minds',
    async (webhookHttps) => {
      await using portal = await createPortal({ switches: { webhookHttps } })
      const refusal = { status: webhookHttps, body: { error: 'INVALID_REQUEST', error_description: 'Https required.' } }
      expect(await callV2(portal, 'server.time')).toEqual(refusal)
      expect(await callV2(portal, 'no.such.method')).toEqual(refusal)
      const { accessToken } = portal.installApp().tokens
      expect((await send(`${portal.url}/rest/profile?auth=${accessToken}`)).status).toBe(200)
    },
  )

  it('is logged with its method, parameters and status, like any other', async () => {
    await using portal = await createPortal()
    await send(`${portal.webhookUrl}no.such.method?a[b]=1`)
    await callV2(portal, 'batch', { cmd: { x: 'server.time', y: 'profile?' } })
    expect(portal.requests.list()).toMatchObject([
      { api: 'v2', method: 'no.such.method', params: { a: { b: '1' } }, status: 404, commands: [] },
      { method: 'batch', status: 200, commands: ['server.time', 'profile?'] },
    ])
    expect([portal.requests.count(), portal.requests.count('BATCH'), portal.requests.countStatus(404)]).toEqual([
      2, 1, 1,
    ])
  })
})
