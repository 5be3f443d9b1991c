import { once as onceAny } from 'node:events'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { resultOf } from '../client.ts'

/** Ids of the default user's channels, private and shared. */
const channelIds = async (portal: Portal): Promise<string[]> => {
  const text = JSON.stringify(await resultOf(portal, 'pull.config.get'))
  return [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id)
}

const addressOf = (portal: Portal, query: Record<string, string>): string =>
  `${portal.url.replace('http', 'ws')}/subws/?${new URLSearchParams(query).toString()}`

const once = async (client: WebSocket, event: string): Promise<readonly unknown[]> => {
  const args: unknown[] = await onceAny(client, event)
  return args
}

const closing = async (address: string): Promise<{ code: number; reason: string }> => {
  const client = new WebSocket(address)
  const [code, reason] = await once(client, 'close')
  return { code: Number(code), reason: String(reason) }
}

const zeros = '0'.repeat(32)

describe('a socket', () => {
  it.each([
    { id: 'no-channel', code: 4019, reason: '4019: Channel id is invalid' },
    { id: zeros, code: 4021, reason: '4021: Signature is invalid' },
    { id: `${zeros}.${zeros}`, code: 4021, reason: '4021: Signature is invalid' },
    { id: '', code: 4017, reason: '4017: Channel list is empty' },
  ])('with the channel "$id" is closed with $code', async ({ id, code, reason }) => {
    await using portal = await createPortal()
    expect(await closing(addressOf(portal, { CHANNEL_ID: id }))).toEqual({ code, reason })
  })

  it('with a channel that has ended is closed with 4010', async () => {
    await using portal = await createPortal()
    const [shared = ''] = await channelIds(portal)
    portal.push.expireChannel({ action: 'get_config' })
    expect(await closing(addressOf(portal, { CHANNEL_ID: shared }))).toMatchObject({ code: 4010 })
  })

  it('with a token that was made elsewhere is closed with 4021', async () => {
    await using portal = await createPortal()
    expect(await closing(addressOf(portal, { token: 'e30.e30.e30', jsonRpc: 'true' }))).toMatchObject({ code: 4021 })
  })

  it('of another path is not opened', async () => {
    await using portal = await createPortal()
    const client = new WebSocket(addressOf(portal, {}).replace('/subws/', '/other/'))
    const [error] = await once(client, 'error')
    expect(String(error)).toContain('404')
  })

  it.each([
    {
      query: {},
      expected: /^#!NGINXNMS!#\{"id":.*"text":\{"module_id":"application","command":"hello".*#!NGINXNME!#$/,
    },
    {
      query: { jsonRpc: 'true' },
      expected: /^\{"jsonrpc":"2.0","method":"incoming.message","params":\{"mid":"\d{26}"/,
    },
    { query: { binaryMode: 'true', format: 'json' }, expected: /^#!NGINXNMS!#/ },
  ])('with $query gets text that begins as the protocol says', async ({ query, expected }) => {
    await using portal = await createPortal()
    const ids = await channelIds(portal)
    const client = new WebSocket(addressOf(portal, { CHANNEL_ID: ids.join('/'), ...query }))
    await once(client, 'open')
    portal.push.send({ command: 'hello', params: { id: 1 } })
    const [data] = await once(client, 'message')
    expect(String(data)).toMatch(expected)
    client.terminate()
  })

  it('in binary mode gets the tags of the schema: a batch of one response', async () => {
    await using portal = await createPortal()
    const ids = await channelIds(portal)
    const client = new WebSocket(addressOf(portal, { CHANNEL_ID: ids.join('/'), binaryMode: 'true' }))
    await once(client, 'open')
    portal.push.send({ command: 'hello' })
    const [data] = await once(client, 'message')
    // ResponseBatch.responses, Response.outgoingMessages, messages, id: field 1 each, length-delimited.
    expect(Buffer.isBuffer(data) && [data[0], data.includes('"command":"hello"')]).toEqual([0x0a, true])
    client.terminate()
  })
})

describe('a poll', () => {
  it('is answered 304 with the place in the stream when there is nothing to say', async () => {
    await using portal = await createPortal()
    portal.push.settings.pollHoldMs = 5
    const query = new URLSearchParams({ CHANNEL_ID: (await channelIds(portal)).join('/'), mid: '7' })
    const response = await fetch(`${portal.url}/sub/?${query.toString()}`)
    expect(response.status).toBe(304)
    expect(response.headers.get('Last-Message-Id')).toBe('7')
    expect(response.headers.get('Access-Control-Expose-Headers')).toBe('Last-Message-Id')
  })

  it('is answered at once with what was missed', async () => {
    await using portal = await createPortal()
    const mid = portal.push.send({ command: 'known' })
    portal.push.send({ command: 'missed' })
    const query = new URLSearchParams({ CHANNEL_ID: (await channelIds(portal)).join('/'), mid })
    const response = await fetch(`${portal.url}/sub/?${query.toString()}`)
    const text = await response.text()
    expect(text).toContain('missed')
    expect(text).not.toContain('known')
  })

  it.each([{ path: '/sub/' }, { path: '/pub/' }])('without a channel is 400 at $path', async ({ path }) => {
    await using portal = await createPortal()
    const response = await fetch(portal.url + path, { method: path === '/pub/' ? 'POST' : 'GET' })
    expect(response.status).toBe(400)
  })
})
