import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal, createRecorder, createReplay, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lineOf, type RawClient, rawClient, type SeenReply } from './clients.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-record-'))
})
afterAll(async () => rm(folder, { recursive: true }))

/** Reads and writes in both versions, in every encoding, with errors among them. */
const session = async (client: RawClient, token: string): Promise<(SeenReply | 'cut')[]> => {
  const seen: (SeenReply | 'cut')[] = []
  const calls: (() => Promise<SeenReply | 'cut'>)[] = [
    () => client.get('crm.deal.list?filter[>ID]=1&select[]=ID&select[]=TITLE'),
    () => client.get('crm.deal.list.xml?select[]=ID'),
    () => client.form('crm.deal.add', 'fields[TITLE]=From+a+form&fields[OPPORTUNITY]=10.50'),
    () => client.json('crm.deal.list', { filter: { '>ID': 1 }, select: ['ID', 'TITLE'] }),
    () => client.json('crm.deal.get', { id: 999 }),
    () => client.json('no.such.method', {}),
    () =>
      client.json('batch', {
        halt: 0,
        cmd: { a: 'crm.deal.get?id=1', b: 'crm.contact.list?filter[ID]=$result[a][ID]' },
      }),
    () => client.v3('tasks.task.add', { fields: { title: 'Task', creatorId: 1, responsibleId: 1 } }),
    () => client.v3('tasks.task.get', { id: 1, select: ['id', 'title'] }),
    () => client.v3('tasks.task.get', { id: 77 }),
    () => client.v3('batch', [{ method: 'tasks.task.get', query: { id: 1 }, as: 'one' }]),
    () => client.app('profile', token),
    () => client.app('profile', 'nobodystoken0000000000'),
  ]
  for (const call of calls) seen.push(await call())
  return seen
}

const record = async (portal: Portal, upstreamAuthority?: string): Promise<{ cassette: string; seen: unknown[] }> => {
  await using recorder = await createRecorder({ upstream: portal.webhookUrl, upstreamAuthority })
  const seen = await session(rawClient(recorder.webhookUrl), portal.installApp().tokens.accessToken)
  expect(recorder).toMatchObject({ recorded: seen.length, skipped: 0 })
  return { cassette: recorder.cassette(), seen }
}

describe('what was recorded', () => {
  it.each([{ tls: false }, { tls: true }])('is replayed byte for byte (upstream with TLS: $tls)', async ({ tls }) => {
    await using portal = await createPortal({ seed: { deal: [1, 2, 3], contact: [1] }, tls, tlsDir: folder })
    const authority = portal.authorityFile && (await readFile(portal.authorityFile, 'utf8'))
    const { cassette, seen } = await record(portal, authority)
    expect(
      seen.map((reply) => typeof reply === 'object' && reply !== null && 'status' in reply && reply.status),
    ).toEqual([200, 200, 200, 200, 400, 404, 200, 200, 200, 400, 200, 200, 401])
    await portal.close()
    await using replay = await createReplay({ cassette })
    expect(await session(rawClient(replay.webhookUrl), 'anyothertoken')).toEqual(seen)
    expect(replay.unused()).toEqual([])
    expect(replay.missed()).toEqual([])
  })

  it('is the same call as a form, as JSON or in a query, in any order of its parameters', async () => {
    await using portal = await createPortal({ seed: { deal: [1, 2] } })
    await using recorder = await createRecorder({ upstream: portal.webhookUrl })
    const recorded = rawClient(recorder.webhookUrl)
    const original = await recorded.json('crm.deal.list', { filter: { ID: 2, '!TITLE': '' }, select: ['ID'] })
    const batch = await recorded.json('batch', { cmd: ['crm.deal.get?id=1&auth=x'] })
    await using replay = await createReplay({ cassette: recorder.cassette(), loop: true })
    const replayed = rawClient(replay.webhookUrl)
    expect(await replayed.form('CRM.deal.list', 'select[]=ID&filter[!TITLE]=&filter[ID]=2')).toEqual(original)
    expect(await replayed.get('crm.deal.list?filter%5B%21TITLE%5D=&filter%5BID%5D=2&select%5B0%5D=ID')).toEqual(
      original,
    )
    expect(await replayed.form('batch', 'cmd[0]=crm.deal.get%3Fid%3D1')).toEqual(batch)
  })

  it('comes in its order for repeated calls, and is refused when there is no more', async () => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    await using recorder = await createRecorder({ upstream: portal.webhookUrl })
    const recorded = rawClient(recorder.webhookUrl)
    const before = await recorded.get('crm.deal.list')
    await recorded.get('crm.deal.add?fields[TITLE]=A')
    const after = await recorded.get('crm.deal.list')
    expect(before).not.toEqual(after)
    await using replay = await createReplay({ cassette: recorder.cassette() })
    const replayed = rawClient(replay.webhookUrl)
    expect([await replayed.get('crm.deal.list'), await replayed.get('crm.deal.list')]).toEqual([before, after])
    expect(replay.unused()).toEqual([{ api: 'v2', method: 'crm.deal.add', params: { fields: { TITLE: 'A' } } }])
    expect(lineOf(await replayed.get('crm.deal.list'))).toMatch(
      /^404 .*crm.deal.list was recorded 2 times with these parameters and is asked once more/,
    )
    await using looping = await createReplay({ cassette: recorder.cassette(), loop: true })
    const again = rawClient(looping.webhookUrl)
    for (const expected of [before, after, before]) expect(await again.get('crm.deal.list')).toEqual(expected)
  })
})

it('recorder and replay speak TLS themselves, with a certificate of the same authority as a portal', async () => {
  await using portal = await createPortal({ seed: { deal: [1] } })
  await using recorder = await createRecorder({ upstream: portal.webhookUrl, tls: true, tlsDir: folder })
  const ca = await readFile(recorder.authorityFile ?? '', 'utf8')
  const ask = (webhookUrl: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      get(`${webhookUrl}crm.deal.get?id=1`, { ca }, (reply) => {
        reply.resume().once('end', () => resolve(reply.statusCode))
      }).once('error', reject)
    })
  expect(recorder.webhookUrl).toMatch(/^https:/)
  expect(await ask(recorder.webhookUrl)).toBe(200)
  await using replay = await createReplay({ cassette: recorder.cassette(), tls: true, tlsDir: folder })
  expect(await ask(replay.webhookUrl)).toBe(200)
})

describe('a call that was not recorded', () => {
  it.each([
    {
      name: 'v2',
      ask: (client: RawClient) => client.json('crm.lead.list', {}),
      body: {
        error: 'NOT_RECORDED',
        error_description:
          'crm.lead.list was not recorded. The nearest recording is v2 crm.deal.get {"id":"1"}. Record the cassette anew.',
      },
    },
    {
      name: 'v2, with other parameters',
      ask: (client: RawClient) => client.json('crm.deal.get', { id: 2 }),
      body: {
        error: 'NOT_RECORDED',
        error_description:
          'crm.deal.get was recorded once, but with other parameters. The nearest recording is v2 crm.deal.get {"id":"1"}; asked was id: 2 instead of 1. Record the cassette anew.',
      },
    },
    {
      name: 'v3',
      ask: (client: RawClient) => client.v3('tasks.task.get', { id: 1 }),
      body: {
        error: {
          code: 'NOT_RECORDED',
          message:
            'tasks.task.get was not recorded. The nearest recording is v2 crm.deal.get {"id":"1"}. Record the cassette anew.',
        },
      },
    },
  ])('gets 404 in the envelope of its API: $name', async ({ ask, body }) => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    await using recorder = await createRecorder({ upstream: portal.webhookUrl })
    await rawClient(recorder.webhookUrl).get('crm.deal.get?id=1')
    await using replay = await createReplay({ cassette: recorder.cassette() })
    const reply = await ask(rawClient(replay.webhookUrl))
    expect(reply).toMatchObject({ status: 404 })
    expect(reply !== 'cut' && JSON.parse(reply.body)).toEqual(body)
    expect(replay.missed()).toHaveLength(1)
  })
})

it("a browser's question before a call is answered and is no recording", async () => {
  await using portal = await createPortal({ seed: { deal: [1] } })
  await using recorder = await createRecorder({ upstream: portal.webhookUrl })
  const ask = async (webhookUrl: string) => {
    const headers = { Origin: 'https://app.example', 'Access-Control-Request-Method': 'POST' }
    const { status, headers: answer } = await fetch(`${webhookUrl}crm.deal.list`, { method: 'OPTIONS', headers })
    return [status, ...['origin', 'methods', 'headers'].map((what) => answer.get(`access-control-allow-${what}`))]
  }
  expect(await ask(recorder.webhookUrl)).toEqual([200, '*', 'GET, POST, OPTIONS', 'origin, content-type, accept'])
  await rawClient(recorder.webhookUrl).get('crm.deal.list')
  expect(recorder).toMatchObject({ recorded: 1, skipped: 0 })
  await using replay = await createReplay({ cassette: recorder.cassette() })
  expect(await ask(replay.webhookUrl)).toEqual([200, '*', 'GET, POST, OPTIONS', 'origin, content-type, accept'])
  expect(replay.unused()).toHaveLength(1)
  expect((await fetch(`${replay.webhookUrl}crm.deal.list`)).headers.get('access-control-allow-origin')).toBe('*')
})

describe('a cassette', () => {
  it('is a file that no second recording replaces', async () => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    const out = join(folder, 'cassette.jsonl')
    await using recorder = await createRecorder({ upstream: portal.webhookUrl, out })
    await rawClient(recorder.webhookUrl).get('crm.deal.get?id=1')
    expect(await readFile(out, 'utf8')).toBe(recorder.cassette())
    await expect(createRecorder({ upstream: portal.webhookUrl, out })).rejects.toMatchObject({ code: 'EEXIST' })
  })

  it('of a recorder that was killed loses no more than its last line', async () => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    await using recorder = await createRecorder({ upstream: portal.webhookUrl })
    await rawClient(recorder.webhookUrl).get('crm.deal.get?id=1')
    await rawClient(recorder.webhookUrl).get('crm.deal.list')
    await using replay = await createReplay({ cassette: recorder.cassette().slice(0, -20) })
    expect(replay.unused()).toMatchObject([{ method: 'crm.deal.get' }])
  })

  it.each([
    { text: '', error: 'no cassette of version 1 or 2' },
    { text: '{"cassette":3}\n', error: 'no cassette of version 1 or 2' },
    { text: '{"cassette":1}\n{"api":"v4"}\n', error: 'Line 2 of the cassette is no recording' },
    { text: '{"cassette":1}\nnonsense\n', error: 'Line 2 of the cassette is no recording' },
  ])('of $text is refused', async ({ text, error }) => {
    await expect(createReplay({ cassette: text })).rejects.toThrow(error)
  })
})

describe('the recorder', () => {
  it.each([
    'not a url',
    'https://portal.example/',
    'ftp://portal.example/rest/1/topsecretvalue/',
    'https://portal.example/rest/x/topsecretvalue/',
  ])('refuses %s as an upstream and does not repeat it', async (upstream) => {
    const refused = createRecorder({ upstream })
    await expect(refused).rejects.toThrow('no URL of a webhook')
    await expect(refused).rejects.not.toThrow('topsecretvalue')
  })

  it('passes nothing on for a webhook that is not its own, and nothing for a path it does not know', async () => {
    await using portal = await createPortal()
    await using recorder = await createRecorder({ upstream: portal.webhookUrl })
    const foreign = await fetch(`${recorder.url}/rest/1/somebodyelses/crm.deal.list`)
    expect([foreign.status, await foreign.json()]).toMatchObject([401, { error: 'INVALID_CREDENTIALS' }])
    expect((await fetch(`${recorder.url}/company/personal/`)).status).toBe(404)
    expect(portal.requests.count()).toBe(0)
    expect(recorder.recorded).toBe(0)
  })
})
