import { fc, test } from '@fast-check/vitest'
import { createRecorder, type Recorder } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startUpstream, upstreamSecret, type UpstreamServer } from './upstream-server.ts'

let upstream: UpstreamServer
let recorder: Recorder
beforeAll(async () => {
  upstream = await startUpstream((_request, _body, response) => response.end())
  recorder = await createRecorder({ upstream: upstream.webhookUrl })
})
afterAll(async () => {
  await recorder.close()
  await upstream[Symbol.asyncDispose]()
})

const names = [
  'auth',
  'AUTH_ID',
  'access_token',
  'accessToken',
  'refresh_token',
  'REFRESH_ID',
  'client_secret',
  'application_token',
  'member_id',
  'APP_SID',
  'sessid',
  'password',
] as const

/** Tokens as portals make them, and of characters that need escaping somewhere. */
const secrets = fc.oneof(
  fc.stringMatching(/^[a-z\d]{16,70}$/).filter((text) => /\d/.test(text)),
  fc.stringMatching(/^[A-Za-z\d+/=._~-]{24,80}$/),
)
const name = fc.constantFrom(...names)

type Init = RequestInit & { readonly path: string }
const json = (params: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(params),
})
const form = (fields: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: fields,
})
const encoded = encodeURIComponent

/** Where a secret can stand in a request. */
const placesInRequest: Record<string, (name: string, secret: string) => Init> = {
  query: (key, secret) => ({ path: `crm.deal.list?start=0&${key}=${encoded(secret)}&x=1` }),
  form: (key, secret) => ({ path: 'crm.deal.add', ...form(`fields[TITLE]=A&${key}=${encoded(secret)}`) }),
  'nested form': (key, secret) => ({ path: 'crm.deal.add', ...form(`fields[UF][${key}]=${encoded(secret)}`) }),
  'list in a form': (key, secret) => ({ path: 'crm.deal.add', ...form(`${key}[]=${encoded(secret)}`) }),
  json: (key, secret) => ({ path: 'crm.deal.add', ...json({ [key]: secret, fields: { TITLE: 'A' } }) }),
  'nested json': (key, secret) => ({ path: 'crm.deal.add', ...json({ a: [1, { b: { [key]: secret } }] }) }),
  'json in json': (key, secret) => ({ path: 'x', ...json({ data: JSON.stringify({ [key]: secret, more: 'x' }) }) }),
  'batch command': (key, secret) => ({
    path: 'batch',
    ...json({ cmd: { a: `crm.deal.list?filter[ID]=1&${key}=${encoded(secret)}&select[]=ID` } }),
  }),
  'batch command in a form': (key, secret) => ({
    path: 'batch',
    ...form(`cmd[a]=${encoded(`crm.deal.list?${key}=${encoded(secret)}&start=50`)}`),
  }),
  'batch in a batch': (key, secret) => ({
    path: 'batch',
    ...json({ cmd: [`batch?cmd[a]=${encoded(`crm.deal.list?${key}=${encoded(secret)}&start=50`)}`] }),
  }),
  'webhook in a value': (_key, secret) => ({
    path: 'event.bind',
    ...json({ handler: `https://a.example/?back=https://p.example/rest/1/${secret.replaceAll(/\W/g, '0')}/profile` }),
  }),
  'v3 query': (key, secret) => ({ path: `/rest/api/tasks.task.get?${key}=${encoded(secret)}`, ...json({ id: 1 }) }),
  'v3 batch': (key, secret) => ({
    path: '/rest/api/batch',
    ...json([{ method: 'tasks.task.get', query: { id: 1, [key]: secret } }]),
  }),
  multipart: (key, secret) => {
    const body = new FormData()
    body.set(`fields[${key}]`, secret)
    body.set('file', new Blob([`first line\n${key}=${secret}\n`]), 'notes.txt')
    return { path: 'crm.deal.add', method: 'POST', body }
  },
  'file in json': (key, secret) => ({
    path: 'disk.folder.uploadfile',
    ...json({ id: 1, fileContent: ['a.json', Buffer.from(JSON.stringify({ [key]: secret })).toString('base64')] }),
  }),
  bearer: (_key, secret) => ({ path: 'profile', headers: { Authorization: `Bearer ${secret}` } }),
  cookie: (_key, secret) => ({ path: 'profile', headers: { Cookie: `a=b; BITRIX_SM=${secret}; c=d` } }),
  header: (_key, secret) => ({ path: 'profile', headers: { 'X-Auth-Token': secret } }),
}

/** How a reply can repeat it; `echo` is all that the request said. */
const placesInReply: Record<string, (name: string, secret: string, echo: string) => { type: string; body: string }> = {
  'echo as a text': (_key, _secret, echo) => ({ type: 'text/plain', body: echo }),
  'echo in json': (_key, _secret, echo) => ({
    type: 'application/json',
    body: JSON.stringify({ error: 'X', error_description: echo }),
  }),
  "echo in PHP's json": (_key, _secret, echo) => ({
    type: 'application/json',
    body: JSON.stringify({ result: [echo] }).replaceAll('/', '\\/'),
  }),
  'echo in html': (_key, _secret, echo) => ({
    type: 'text/html',
    body: `<html><body><pre>${echo}</pre></body></html>`,
  }),
  'field of json': (key, secret) => ({
    type: 'application/json',
    body: JSON.stringify({
      first: secret,
      result: { [key]: secret, url: `https://p.example/d?${key}=${encoded(secret)}` },
    }),
  }),
  'block of json': (key, secret) => ({
    type: 'application/json',
    body: JSON.stringify({ auth: { [key]: secret, domain: 'p.example' } }, undefined, 2),
  }),
  'cut json': (key, secret) => ({ type: 'application/json', body: `{"result":{"a":1,"${key}":"${secret}","b":"cut o` }),
  xml: (key, secret) => ({
    type: 'text/xml',
    body: `<?xml version="1.0"?><response><${key}>${secret}</${key}></response>`,
  }),
  'hidden input': (key, secret) => ({
    type: 'text/html',
    body: `<form><input type="hidden" name="${key}" value="${secret}"></form>`,
  }),
  'encoded again': (key, secret) => ({
    type: 'application/json',
    body: JSON.stringify({ next: `https://p.example/?to=${encoded(`/x?a=1&${key}=${encoded(secret)}&b=2`)}` }),
  }),
}

/** Every text that a reader of the cassette can make of it without guessing. */
const readings = (cassette: string): readonly string[] => {
  const texts: string[] = [cassette]
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value, Buffer.from(value, 'base64').toString('latin1'))
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        texts.push(key)
        collect(inner)
      }
  }
  for (const line of cassette.split('\n')) if (line !== '') collect(JSON.parse(line))
  return texts.flatMap((text) => [text, text.replaceAll('\\/', '/'), decodedTwice(text)])
}

const decoded = (text: string): string =>
  text.replaceAll(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString())
const decodedTwice = (text: string): string => decoded(decoded(text))

const newLines = async (act: () => Promise<void>): Promise<string> => {
  const before = recorder.cassette().length
  await act()
  return recorder.cassette().slice(before)
}

describe('no byte of a secret is in the cassette', () => {
  test.prop(
    [secrets, name, fc.constantFrom(...Object.keys(placesInRequest)), fc.constantFrom(...Object.keys(placesInReply))],
    {
      numRuns: 250,
    },
  )('wherever it stands in request and reply', async (secret, key, inRequest, inReply) => {
    const { path, ...init } = placesInRequest[inRequest]?.(key, secret) ?? { path: '' }
    upstream.act = (request, body, response) => {
      const echo = `${request.url ?? ''} ${JSON.stringify(request.headers)} ${body}`
      const reply = placesInReply[inReply]?.(key, secret, echo)
      response.writeHead(200, { 'Content-Type': reply?.type ?? '' }).end(reply?.body)
    }
    const lines = await newLines(async () => {
      const seen = await (await fetch(new URL(path, recorder.webhookUrl), init)).text()
      // The client gets what the portal said, secrets and all.
      if (inReply.startsWith('echo as') && !path.startsWith('/')) expect(seen).toContain(upstreamSecret)
      else if (!inReply.startsWith('echo')) expect(seen).toMatch(/\S/)
    })
    expect(lines.split('\n')).toHaveLength(2)
    const webhookSecret = new URL(recorder.webhookUrl).pathname.split('/')[3] ?? ''
    for (const text of readings(lines))
      for (const hidden of [secret, upstreamSecret, webhookSecret]) expect(text).not.toContain(hidden)
  })

  it('not in a redirect, not in a file, and not in the name of a method', async () => {
    const token = 'tokenofthefile00123456789'
    upstream.act = (_request, _body, response) =>
      response
        .writeHead(302, { Location: `https://other.example/rest/1/${upstreamSecret}/profile?auth=${token}` })
        .end(Buffer.from(`\u{fffd}\xff\xfe PDF token=${token} ${upstreamSecret}`, 'latin1'))
    const lines = await newLines(async () => {
      await fetch(`${recorder.webhookUrl}download/${upstreamSecret}`, { redirect: 'manual' })
    })
    for (const text of readings(lines)) for (const hidden of [token, upstreamSecret]) expect(text).not.toContain(hidden)
    expect(lines).toContain('https://other.example/rest/1/scrubbed/profile?auth=scrubbed')
  })
})

describe('what is no secret', () => {
  test.prop([fc.jsonValue()], { numRuns: 100 })('is kept byte for byte', async (value) => {
    const body = JSON.stringify({ result: { author: 'Ann', tasks: 12345678901234567890n.toString(), value } })
    upstream.act = (_request, _body, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(body)
    const lines = await newLines(async () => {
      await fetch(`${recorder.webhookUrl}profile`)
    })
    expect(JSON.parse(lines)).toMatchObject({ outcome: { body } })
  })

  it.each([
    '{"big":123456789012345678901,"float":1.0,"slash":"a\\/b","letter":"\\u0041","spaced" : [ ] }',
    '{"auth_type":"0","author":"someone1234","tokens_left":5,"access_token":null,"token":{"type":"string","title":"Token"}}',
  ])('is kept byte for byte: %s', async (body) => {
    upstream.act = (_request, _body, response) => response.end(body)
    const lines = await newLines(async () => {
      await fetch(`${recorder.webhookUrl}profile`)
    })
    expect(JSON.parse(lines)).toMatchObject({ outcome: { body } })
  })
})

describe('personal data', () => {
  const contact = {
    EMAIL: [{ VALUE: 'ann.lee@shop.example' }],
    PHONE: [{ VALUE: '8 (912) 345-67-89' }],
    COMMENTS: 'call +49 30 123456, order 12345678',
    DATE: '2026-11-24T10:00:00+03:00',
  }

  it.each([
    { scrubPersonal: false, expected: contact },
    {
      scrubPersonal: true,
      expected: {
        EMAIL: [{ VALUE: 'person@example.com' }],
        PHONE: [{ VALUE: '10000000000' }],
        COMMENTS: 'call +10000000000, order 12345678',
        DATE: contact.DATE,
      },
    },
  ])('is replaced when asked for: $scrubPersonal', async ({ scrubPersonal, expected }) => {
    upstream.act = (_request, body, response) => response.end(body)
    await using own = await createRecorder({ upstream: upstream.webhookUrl, scrubPersonal })
    await fetch(`${own.webhookUrl}crm.contact.add`, json({ fields: contact }))
    const [, line = ''] = own.cassette().split('\n')
    const exchange: unknown = JSON.parse(line)
    expect(exchange).toMatchObject({
      params: { fields: expected },
      outcome: { body: JSON.stringify({ fields: expected }) },
    })
  })
})
