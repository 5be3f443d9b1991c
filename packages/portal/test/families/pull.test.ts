import { createPortal, type Portal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send, type Reply } from '../client.ts'

const callApp = (portal: Portal, accessToken: string, method: string, params: object = {}): Promise<Reply> =>
  send(`${portal.url}/rest/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...params, auth: accessToken }),
  })

describe('the configuration', () => {
  it('of the portal: both kinds of addresses, the misspelt key, two channels, the own public channel', async () => {
    await using portal = await createPortal()
    const host = new URL(portal.url).host
    const result = await resultOf(portal, 'pull.config.get', { CACHE: 'N' })
    expect(result).toMatchObject({
      server: {
        version: 4,
        server_enabled: true,
        websocket: `ws://${host}/subws/`,
        websocket_secure: `wss://${host}/subws/`,
        long_polling: `http://${host}/sub/`,
        long_pooling_secure: `https://${host}/sub/`,
      },
      api: { revision_web: 19 },
      channels: {
        private: { type: 'private' },
        shared: { type: 'shared' },
      },
      publicChannels: { 1: { user_id: 1 } },
    })
    const text = JSON.stringify(result)
    expect(text).toMatch(/"private":\{"id":"[\da-f]{32}:[\da-f]{32}\.[\da-f]{40}"/)
    expect(text).toMatch(/"shared":\{"id":"[\da-f]{32}\.[\da-f]{40}"/)
  })

  it('of version 5 has a token instead of the private channel', async () => {
    await using portal = await createPortal()
    portal.push.settings.version = 5
    const result = await resultOf(portal, 'pull.config.get')
    expect(JSON.stringify(result)).toMatch(/"jwt":"[\w-]+\.[\w-]+\.[\w-]+"/)
    expect(result).not.toHaveProperty('channels.private')
  })

  it.each([
    { caller: 'webhook', method: 'pull.application.config.get' },
    { caller: 'webhook', method: 'pull.application.event.add' },
    { caller: 'application', method: 'pull.config.get' },
  ])('$method refuses a call by $caller', async ({ caller, method }) => {
    await using portal = await createPortal()
    const { tokens } = portal.installApp()
    const reply = caller === 'webhook' ? callV2(portal, method) : callApp(portal, tokens.accessToken, method)
    expect(await reply).toMatchObject({ status: 403, body: { error: 'WRONG_AUTH_TYPE' } })
  })

  it('of an application is refused when there is no push server', async () => {
    await using portal = await createPortal()
    portal.push.settings.isServerEnabled = false
    const { tokens } = portal.installApp()
    const reply = await callApp(portal, tokens.accessToken, 'pull.application.config.get')
    expect(reply).toMatchObject({ status: 500, body: { error: 'SERVER_ERROR' } })
  })
})

describe('pull.application.event.add', () => {
  it.each([
    { params: { COMMAND: 'a b' }, error: 'COMMAND_ERROR' },
    { params: {}, error: 'COMMAND_ERROR' },
    { params: { COMMAND: 'x', MODULE_ID: 'a/b' }, error: 'MODULE_ID_ERROR' },
    { params: { COMMAND: 'x', PARAMS: 'text' }, error: 'PARAMS_ERROR' },
    { params: { COMMAND: 'x', USER_ID: '1' }, error: 'USER_ID_ACCESS_ERROR' },
    { params: { COMMAND: 'x', USER_ID: 2 }, error: 'USER_ID_ACCESS_ERROR' },
  ])('$params of user 2, who is no administrator: $error', async ({ params, error }) => {
    await using portal = await createPortal()
    const { tokens } = portal.installApp({ userId: 2 })
    const reply = await callApp(portal, tokens.accessToken, 'pull.application.event.add', params)
    expect(reply).toMatchObject({ status: 400, body: { error } })
  })

  it('takes the own id as text', async () => {
    await using portal = await createPortal()
    const { tokens } = portal.installApp({ userId: 2 })
    const params = { COMMAND: 'x', USER_ID: ['2'] }
    const reply = await callApp(portal, tokens.accessToken, 'pull.application.event.add', params)
    expect(reply).toMatchObject({ status: 200, body: { result: true } })
  })
})

describe('public channels and watches', () => {
  it('public channels come by user; users the portal does not have are left out', async () => {
    await using portal = await createPortal()
    const result = await resultOf(portal, 'pull.channel.public.list', { USERS: [1, 2, 404] })
    expect(Object.keys(result ?? {})).toEqual(['1', '2'])
    expect(await resultOf(portal, 'pull.channel.public.get', { USER_ID: 2 })).toMatchObject({ user_id: 2 })
    expect(await callV2(portal, 'pull.channel.public.list', { USERS: 'all' })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_FORMAT' },
    })
  })

  it('a watch lives 1,860 s from its last prolongation', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    portal.push.watch(1, 'TASK_1')
    const extend = (): Promise<WireValue | undefined> =>
      resultOf(portal, 'pull.watch.extend', { TAGS: ['TASK_1', 'TASK_2'] })
    portal.clock.advance(1_859_000)
    expect(await extend()).toEqual({ TASK_1: true, TASK_2: false })
    portal.clock.advance(1_859_000)
    expect(portal.push.watches(1)).toEqual(['TASK_1'])
    portal.clock.advance(2000)
    expect(await extend()).toEqual({ TASK_1: false, TASK_2: false })
  })
})
