import { createPortal, createRecorder, createReplay, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { textOf, type WireMap } from '../../src/wire-value.ts'
import { send } from '../client.ts'

let portal: Portal
let app: InstalledApp
beforeEach(async () => {
  portal = await createPortal({ seed: { deal: [1] } })
  app = portal.installApp()
})
afterEach(() => portal.close())

/** What a program knows at its start: addresses, keys and tokens. */
interface Held {
  readonly clientEndpoint: string
  readonly serverEndpoint: string
  readonly clientId: string
  readonly clientSecret: string
  readonly accessToken: string
  readonly refreshToken: string
}

const record = () => createRecorder({ upstream: portal.webhookUrl, oauthServer: `${portal.url}/oauth-server` })
const real = (at: Pick<Held, 'clientEndpoint' | 'serverEndpoint'>, { clientId, clientSecret, tokens } = app): Held => ({
  ...at,
  clientId,
  clientSecret,
  ...tokens,
})
const invented = (at: Pick<Held, 'clientEndpoint' | 'serverEndpoint'>): Held => ({
  ...at,
  clientId: 'local.0',
  clientSecret: 'any',
  accessToken: 'any',
  refreshToken: 'any',
})

/** A program that refreshes when it is told that its token has expired, and goes by the addresses in the replies. */
const program = (start: Held) => {
  let { clientEndpoint, serverEndpoint, accessToken, refreshToken } = start
  const { clientId: client_id, clientSecret: client_secret } = start
  const seen: string[] = []
  const secrets = new Set<string>([client_secret, accessToken, refreshToken])
  const takeTokens = async (fields: Record<string, string>): Promise<WireMap> => {
    const url = new URL('../oauth/token/', serverEndpoint)
    const query = { client_id, client_secret, ...fields }
    const isGet = fields['grant_type'] === 'authorization_code'
    if (isGet) url.search = new URLSearchParams(query).toString()
    const { status, body } = await send(url.href, isGet ? {} : { method: 'POST', body: new URLSearchParams(query) })
    seen.push(`token ${String(status)} ${textOf(body['error'])}`)
    if (status !== 200) return body
    accessToken = textOf(body['access_token'])
    refreshToken = textOf(body['refresh_token'])
    clientEndpoint = textOf(body['client_endpoint'])
    serverEndpoint = textOf(body['server_endpoint'])
    for (const name of ['access_token', 'refresh_token', 'member_id']) secrets.add(textOf(body[name]))
    return body
  }
  const refresh = () => takeTokens({ grant_type: 'refresh_token', refresh_token: refreshToken })
  const call = async (method: string): Promise<void> => {
    const ask = () => send(`${clientEndpoint}${method}`, { headers: { Authorization: `Bearer ${accessToken}` } })
    let reply = await ask()
    if (reply.status === 401) {
      seen.push(`${method} ${textOf(reply.body['error'])}`)
      await refresh()
      reply = await ask()
    }
    seen.push(`${method} ${String(reply.status)} ${JSON.stringify(reply.body['result'])}`)
  }
  return { seen, secrets, takeTokens, refresh, call }
}

describe('a program that refreshes its tokens', () => {
  const run = async (start: Held, expireTokens: () => void = () => undefined) => {
    const running = program(start)
    await running.call('crm.deal.get?id=1')
    expireTokens()
    await running.call('crm.deal.list?select[]=ID')
    expireTokens()
    await running.call('crm.deal.list?select[]=ID')
    await running.takeTokens({ grant_type: 'refresh_token', refresh_token: 'worn out' })
    return running
  }

  it('stays with the recorder, and is replayed with keys and tokens of no worth', async () => {
    await using recorder = await record()
    const recorded = await run(real(recorder), () => portal.oauth.expireTokens())
    expect(recorded.seen).toEqual([
      expect.stringMatching(/^crm.deal.get\S* 200 /),
      'crm.deal.list?select[]=ID expired_token',
      'token 200 ',
      'crm.deal.list?select[]=ID 200 [{"ID":"1"}]',
      'crm.deal.list?select[]=ID expired_token',
      'token 200 ',
      'crm.deal.list?select[]=ID 200 [{"ID":"1"}]',
      'token 400 invalid_grant',
    ])
    expect(portal.oauth.refreshes).toBe(2)
    expect(recorder).toMatchObject({ recorded: 8, skipped: 0 })
    await portal.close()

    await using replay = await createReplay({ cassette: recorder.cassette() })
    const replayed = await run(invented(replay))
    expect(replayed.seen).toEqual(recorded.seen)
    expect([replay.unused(), replay.missed()]).toEqual([[], []])
  })

  it('leaves no byte of its secrets in the cassette', async () => {
    await using recorder = await record()
    const { secrets } = await run(real(recorder), () => portal.oauth.expireTokens())
    secrets.add(portal.webhookUrl.split('/')[5] ?? '').add(recorder.webhookUrl.split('/')[5] ?? '')
    expect(secrets.size).toBe(10)
    const bytes = Buffer.from(recorder.cassette())
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(8)
      for (const encoding of ['utf8', 'base64', 'hex'] as const)
        expect(bytes.includes(Buffer.from(secret).toString(encoding).replace(/=+$/, ''))).toBe(false)
    }
    // Nor an address of the portal that a replay could lead to.
    expect(recorder.cassette()).not.toContain(new URL(portal.url).host)
    expect(recorder.cassette()).not.toContain(new URL(recorder.url).host)
    for (const standIn of ['access-token-2', 'refresh-token-1', 'refresh-token-3', 'client-secret-1'])
      expect(recorder.cassette()).toMatch(new RegExp(`scrubbed-${standIn}\\W`))
  })

  it('gets tokens that are as fresh as they were', async () => {
    await using recorder = await record()
    await program(real(recorder)).refresh()
    const nowMs = Date.UTC(2031, 0, 1)
    await using replay = await createReplay({ cassette: recorder.cassette(), nowMs: () => nowMs })
    expect(await program(invented(replay)).refresh()).toMatchObject({
      expires: nowMs / 1000 + 3600,
      expires_in: 3600,
      domain: new URL(replay.url).host,
      client_endpoint: replay.clientEndpoint,
      server_endpoint: replay.serverEndpoint,
      user_id: 1,
    })
  })
})

describe('token requests', () => {
  it('of several users go on from the tokens that each was given', async () => {
    const other = portal.installApp({ userId: 2 })
    await using recorder = await record()
    const userOf = async (reply: Promise<WireMap>) => (await reply)['user_id']
    const [one, two] = [program(real(recorder)), program(real(recorder, other))]
    for (const each of [one, two, two, one]) await each.refresh()
    await using replay = await createReplay({ cassette: recorder.cassette() })
    const [first, second] = [program(invented(replay)), program(invented(replay))]
    expect([await userOf(first.refresh()), await userOf(second.refresh())]).toEqual([1, 2])
    // In another order than they were recorded in.
    expect([await userOf(first.refresh()), await userOf(second.refresh())]).toEqual([1, 2])
  })

  it('exchange a code, which is in no place of the cassette', async () => {
    await using recorder = await record()
    const code = portal.oauth.issueCode(app.clientId, 1)
    const exchange = (held: Held, text: string) =>
      program(held).takeTokens({ grant_type: 'authorization_code', code: text })
    expect(await exchange(real(recorder), code)).toMatchObject({ user_id: 1 })
    expect(recorder.cassette()).not.toContain(code)
    await using replay = await createReplay({ cassette: recorder.cassette() })
    expect(await exchange(invented(replay), 'a code of no worth')).toMatchObject({ user_id: 1 })
    expect(await exchange(invented(replay), 'another')).toMatchObject({ error: 'NOT_RECORDED' })
  })

  it.each(['/oauth/token', '/oauth/token/', '/oauth-server/oauth/token/'])('are taken at %s', async (path) => {
    await using recorder = await record()
    const fields = { grant_type: 'refresh_token', client_id: app.clientId, client_secret: app.clientSecret }
    const query = new URLSearchParams({ ...fields, refresh_token: app.tokens.refreshToken }).toString()
    expect((await fetch(`${recorder.url}${path}?${query}`)).status).toBe(200)
    await using replay = await createReplay({ cassette: recorder.cassette() })
    expect((await fetch(`${replay.url}${path}?${query}`)).status).toBe(200)
  })

  it('that fail on the way are replayed as failures', async () => {
    portal.faults.add({ match: 'oauth.token', action: 'resetAfterCommit', times: 1 })
    portal.faults.add({ match: 'oauth.token', action: 'html502BeforeCommit', times: 1 })
    await using recorder = await record()
    const ask = async ({ serverEndpoint }: Pick<Held, 'serverEndpoint'>): Promise<number | 'cut'> =>
      fetch(new URL('../oauth/token/?grant_type=refresh_token', serverEndpoint)).then(
        ({ status }) => status,
        () => 'cut' as const,
      )
    const recorded = [await ask(recorder), await ask(recorder), await ask(recorder)]
    expect(recorded).toEqual(['cut', 502, 400])
    await using replay = await createReplay({ cassette: recorder.cassette() })
    expect([await ask(replay), await ask(replay), await ask(replay)]).toEqual(recorded)
  })
})

it("the authorization server's app.info is recorded", async () => {
  await using recorder = await record()
  const ask = ({ serverEndpoint }: Pick<Held, 'serverEndpoint'>, auth: string) =>
    send(`${serverEndpoint}app.info?auth=${auth}`)
  const { body } = await ask(recorder, app.tokens.accessToken)
  expect(body['result']).toMatchObject({ install: { client_endpoint: recorder.clientEndpoint } })
  await using replay = await createReplay({ cassette: recorder.cassette() })
  const replayed = await ask(replay, 'any')
  expect(replayed.body['result']).toMatchObject({
    client_id: app.clientId,
    install: { client_endpoint: replay.clientEndpoint, domain: new URL(replay.url).host },
  })
})

it('a user is sent to the real portal for consent, and a replay says that it has none to ask', async () => {
  await using recorder = await record()
  const path = '/oauth/authorize/?client_id=local.1&state=7'
  const sent = await fetch(recorder.url + path, { redirect: 'manual' })
  expect([sent.status, sent.headers.get('location')]).toEqual([302, portal.url + path])
  await using replay = await createReplay({ cassette: recorder.cassette() })
  const { status, body } = await send(replay.url + path)
  expect([status, textOf(body['error_description'])]).toEqual([404, expect.stringContaining('Give any code')])
})

it.each(['no url', 'ftp://oauth.example/', 'https://user:topsecret@oauth.example/', 'https://oauth.example/?a=b'])(
  'the recorder refuses %s as an authorization server',
  async (oauthServer) => {
    const refused = createRecorder({ upstream: portal.webhookUrl, oauthServer })
    await expect(refused).rejects.toThrow('The address of the authorization server is no URL')
    await expect(refused).rejects.not.toThrow('topsecret')
  },
)
