import { CloseReasons, Logger, MemoryHandler, PullStatus, SubscriptionType } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { reconnectDelayMs } from '../../src/pull/connection/reconnect-delay.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { type Bench, commandsOf, openBench, statusesOf, until } from './pull-bench.ts'

const noJitter = { random: () => 0 }
const settle = (bench: Bench, attempts: number): Promise<void> => until(() => bench.portal.push.attempts === attempts)

it.each([
  { failures: 0, seconds: 0.5 },
  { failures: 1, seconds: 15 },
  { failures: 2, seconds: 15 },
  { failures: 3, seconds: 45 },
  { failures: 4, seconds: 45 },
  { failures: 5, seconds: 600 },
  { failures: 9, seconds: 600 },
  { failures: 10, seconds: 3600 },
  { failures: 99, seconds: 3600 },
])('after $failures failures the next attempt comes after $seconds s, and up to 20 % more', ({ failures, seconds }) => {
  expect(reconnectDelayMs(failures, () => 0)).toBe(seconds * 1000)
  expect(reconnectDelayMs(failures, () => 1)).toBeCloseTo(seconds * 1200)
})

describe('a push server that drops every connection', () => {
  it('is called again and again, ever later, and by long polling after five sockets; destroy() ends it', async () => {
    const clock = new FakeClock(Date.now())
    await using bench = await openBench({ options: { clock, ...noJitter } })
    const { client, portal } = bench
    portal.push.settings.isRefusing = true
    expect(await client.start()).toBe(false)
    for (const [index, seconds] of [15, 15, 45, 45, 600, 600].entries()) {
      await settle(bench, index + 1)
      await until(() => client.getDebugInfo()['Try connect'] === 'Y')
      await clock.advance(seconds * 1000 - 1)
      expect(portal.push.attempts).toBe(index + 1)
      await clock.advance(1)
      await settle(bench, index + 2)
    }
    portal.push.settings.isRefusing = false
    await until(() => client.getDebugInfo()['Try connect'] === 'Y')
    await clock.advance(600_000)
    await until(() => portal.push.connections === 1)
    await clock.advance(5000)
    await until(() => client.isConnected())
    expect(client.getDebugInfo()).toMatchObject({ 'WebSocket connected': 'N' })
    await clock.advance(30 * 60_000)
    await until(() => client.getDebugInfo()['WebSocket connected'] === 'Y')
    client.destroy()
    expect(clock.pending).toBe(0)
  })

  it('as soon as it is open is not called twice a second for ever', async () => {
    const clock = new FakeClock(Date.now())
    await using bench = await openBench({ options: { clock, ...noJitter } })
    const { client, portal } = bench
    await client.start()
    for (const [index, seconds] of [0.5, 15, 15, 45].entries()) {
      portal.push.dropAll()
      await until(() => client.getDebugInfo()['Try connect'] === 'Y')
      await clock.advance(seconds * 1000 - 1)
      expect(portal.push.attempts).toBe(index + 1)
      await clock.advance(1)
      await until(() => client.isConnected())
    }
    await clock.advance(5000)
    portal.push.dropAll()
    await until(() => client.getDebugInfo()['Try connect'] === 'Y')
    await clock.advance(500)
    await until(() => client.isConnected())
  })

  it('a break that is over at once is not reported; a longer one is, 5 s late', async () => {
    const clock = new FakeClock(Date.now())
    await using bench = await openBench({ options: { clock, ...noJitter } })
    const { client, portal } = bench
    const seen = statusesOf(client)
    await client.start()
    portal.push.dropAll()
    await until(() => client.status === PullStatus.Offline)
    await clock.advance(500)
    await until(() => client.isConnected())
    expect(seen).toEqual([PullStatus.Connecting, PullStatus.Online])
    client.stop()
    await clock.advance(4999)
    expect(seen).toHaveLength(2)
    await clock.advance(1)
    expect(seen).toEqual([PullStatus.Connecting, PullStatus.Online, PullStatus.Offline])
  })
})

it('a configuration that is none in part shows no token in the log, and can be asked about', async () => {
  await using bench = await openBench({ version: 5 })
  await bench.client.start()
  const config = bench.client.getConfig()
  if (config === null) throw new Error('The client has a configuration.')
  const memory = new MemoryHandler()
  const client = bench.another({ skipStorageInit: true })
  client.setLogger(Logger.create('pull').pushHandler(memory))
  const jwt = 'header.payload.seal'
  const address = 'ws://[no address'
  const server = { ...config.server, websocket: address, websocket_secure: address }
  expect(await client.start({ ...config, jwt, exp: 1e15, server })).toBe(false)
  expect(memory.getRecords().map(({ message }) => message)).toContain('pull: connection lost')
  expect(JSON.stringify(memory.getRecords())).not.toContain(jwt)
  expect(client.getDebugInfo()).toMatchObject({ 'Config expire': '-' })
})

describe('a push server that sends garbage', () => {
  const texts = [
    '',
    'null',
    '[]',
    '[1,null]',
    '{',
    '#!NGINXNMS!#{#!NGINXNME!#',
    '#!NGINXNMS!#7#!NGINXNME!#',
    '{"id":1}',
  ]
  const bytes = ['', '00', 'ff', '0a', '0aff', '0a020a00', '0a060a040a021200', '0affffffffffffffffff01']
  const bodies = [
    '{"jsonrpc":"2.0","method":"incoming.message"}',
    '{"jsonrpc":"2.0","method":"incoming.message","params":{"mid":7,"body":[]}}',
    '{"jsonrpc":"2.0","method":"incoming.message","params":{"body":{"module_id":"pull","command":"unheard_of"},"sender":5}}',
  ]

  it.each([{ version: 3 }, { version: 4 }, { version: 5 }])(
    'of version $version is listened to as before',
    async ({ version }) => {
      await using bench = await openBench({ version })
      const { client, portal } = bench
      const seen = commandsOf(client)
      await client.start()
      for (const text of [...texts, ...bodies]) portal.push.sendRaw(text)
      for (const hex of bytes) portal.push.sendRaw(Buffer.from(hex, 'hex'))
      portal.push.send({ command: 'after' })
      await until(() => seen.length === 1)
      expect(portal.push.attempts).toBe(1)
    },
  )
})

describe('system commands', () => {
  it('channel_expire with the new channel: connects to it with the same configuration', async () => {
    await using bench = await openBench()
    const { client, portal } = bench
    const seen = commandsOf(client)
    await client.start()
    const before = client.getConfig()?.channels.shared?.id
    portal.push.expireChannel({ action: 'reconnect' })
    await settle(bench, 2)
    await until(() => client.isConnected())
    portal.push.send({ command: 'new' })
    await until(() => seen.length === 1)
    expect(client.getConfig()?.channels.shared?.id).not.toBe(before)
    expect(portal.requests.count('pull.config.get')).toBe(1)
  })

  it.each([
    { name: 'channel_expire', params: { action: 'get_config' } },
    { name: 'CONFIG_EXPIRE', params: {} },
  ])('$name: asks for a new configuration', async ({ name, params }) => {
    await using bench = await openBench()
    const { client, portal } = bench
    await client.start()
    portal.push.send({ moduleId: 'pull', command: name, params })
    await settle(bench, 2)
    await until(() => client.isConnected())
    expect(portal.requests.count('pull.config.get')).toBe(2)
  })

  it('server_restart: comes back after 15 s', async () => {
    const clock = new FakeClock(Date.now())
    await using bench = await openBench({ options: { clock } })
    const { client, portal } = bench
    await client.start()
    portal.push.send({ moduleId: 'pull', command: 'server_restart' })
    await until(() => portal.push.connections === 0)
    await clock.advance(14_999)
    expect(portal.push.attempts).toBe(1)
    await clock.advance(1)
    await settle(bench, 2)
  })

  it('a close with 4010: the configuration is dropped, and after 6 to 35 s there is another', async () => {
    const clock = new FakeClock(Date.now())
    await using bench = await openBench({ options: { clock, ...noJitter } })
    const { client, portal } = bench
    await client.start()
    portal.push.closeAll(CloseReasons.WRONG_CHANNEL_ID, '4010: Wrong channel id')
    await until(() => !client.isConnected())
    expect([...bench.storage.items.keys()]).toEqual([])
    await clock.advance(5999)
    expect(portal.requests.count('pull.config.get')).toBe(1)
    await clock.advance(1)
    await until(() => client.isConnected())
    expect(portal.requests.count('pull.config.get')).toBe(2)
  })
})

describe('silence, age and other tabs', () => {
  it('a server that pinged and falls silent for 20 s is left, and called again', async () => {
    const clock = new FakeClock(Date.now())
    await using bench = await openBench({ version: 5, options: { clock, ...noJitter } })
    const { client, portal } = bench
    await client.start()
    portal.push.sendRaw('ping')
    await client.listChannels()
    await clock.advance(19_999)
    portal.push.sendRaw('ping')
    await client.listChannels()
    await clock.advance(19_999)
    expect(portal.push.attempts).toBe(1)
    await clock.advance(501)
    await settle(bench, 2)
  })

  it('a configuration that has ended is replaced, also when the portal fails at first', async () => {
    const clock = new FakeClock(Date.now())
    await using bench = await openBench({ options: { clock, ...noJitter } })
    const { client, portal } = bench
    await client.start()
    clock.setMs(clock.nowMs() + 43_300_000)
    portal.clock.advance(43_300_000)
    portal.faults.add({ match: 'pull.config.get', action: 'softError', times: 1 })
    await clock.advance(1)
    // The break is yet to be reported, and the configuration to be loaded again.
    await until(() => portal.push.connections === 0 && clock.pending === 2)
    await clock.advance(15_000)
    await until(() => client.isConnected())
    expect(portal.requests.count('pull.config.get')).toBe(3)
    expect(portal.push.attempts).toBe(2)
  })

  it('another revision disables the client and tells so', async () => {
    await using bench = await openBench()
    const { client, portal } = bench
    portal.push.settings.revision = 20
    const told: unknown[] = []
    client.subscribe({ type: SubscriptionType.Revision, callback: (data: unknown) => void told.push(data) })
    await expect(client.start()).rejects.toMatchObject({ code: 'PULL_DISABLED' })
    expect(told).toEqual([{ server: 20, client: 19 }])
    expect(await bench.another({ skipCheckRevision: true }).start()).toBe(true)
  })

  it('another tab that blocks WebSocket changes the connection to long polling', async () => {
    await using bench = await openBench()
    const { client, page, storage } = bench
    await client.start()
    const key = '@bitrix24/b24jssdk-pull-1-s1-bx-pull-websocket-blocked'
    storage.setItem(key, 'true')
    page.dispatchEvent(Object.assign(new Event('storage'), { key }))
    expect(client.isWebSocketAllowed()).toBe(false)
    await settle(bench, 2)
    expect(client.connector?.connectionPath).toContain('/sub/')
  })

  it('a page that is left and loaded again goes on after the last message', async () => {
    await using bench = await openBench()
    const { client, page, portal } = bench
    const seen = commandsOf(client)
    await client.start()
    portal.push.send({ command: 'before' })
    await until(() => seen.length === 1)
    page.dispatchEvent(new Event('beforeunload'))
    await until(() => portal.push.connections === 0)
    portal.push.send({ command: 'between' })
    const next = bench.another()
    const heard = commandsOf(next)
    await next.start()
    await until(() => heard.length === 1)
    expect(heard[0]?.command).toBe('between')
  })

  it('the network goes and comes back: the connection is closed, and opened at once', async () => {
    await using bench = await openBench()
    const { client, page, portal } = bench
    await client.start()
    page.dispatchEvent(new Event('offline'))
    await until(() => portal.push.connections === 0)
    page.dispatchEvent(new Event('online'))
    await until(() => client.isConnected())
    expect(portal.push.attempts).toBe(2)
  })

  it('a watch is prolonged while the portal has it', async () => {
    const clock = new FakeClock(Date.now())
    await using bench = await openBench({ options: { clock } })
    const { client, portal } = bench
    await client.start()
    portal.push.watch(1, 'TASK_1')
    client.extendWatch('TASK_1', true)
    client.extendWatch('TASK_2')
    await clock.advance(5000)
    await until(() => portal.requests.count('pull.watch.extend') === 1)
    await until(() => JSON.stringify(client.getDebugInfo()['Watch tags']) === '["TASK_1"]')
    await until(() => clock.pending > 1)
    await clock.advance(1_740_000)
    await until(() => portal.requests.count('pull.watch.extend') === 2)
    expect(portal.push.watches(1)).toEqual(['TASK_1'])
  })
})
