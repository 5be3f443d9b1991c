import { B24Hook, B24PullClientManager, ConnectionType, Logger, LogLevel, MemoryHandler } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../support/fake-clock.ts'
import { commandsOf, openBench, until } from './pull-bench.ts'

const hourMs = 3_600_000

/** A logger and what it was told. */
const memoryLogger = (): { logger: Logger; text: () => string } => {
  const handler = new MemoryHandler(LogLevel.DEBUG)
  const logger = new Logger('pull')
  logger.pushHandler(handler)
  return { logger, text: () => JSON.stringify(handler.getRecords()) }
}

describe('destroy', () => {
  it('E71: removes every window listener and every timer, and does not reconnect', async () => {
    const clock = new FakeClock(Date.now())
    await using bench = await openBench({ version: 5, options: { clock } })
    const { client, portal, page } = bench
    await client.start()
    client.extendWatch('TASK_1', true)
    portal.push.sendRaw('ping')
    await client.listChannels()
    expect([...page.listeners].toSorted()).toEqual(['beforeunload', 'offline', 'online', 'storage'])
    expect(clock.pending).toBeGreaterThan(0)
    client.destroy()
    expect([...page.listeners]).toEqual([])
    await until(() => portal.push.connections === 0)
    expect(clock.pending).toBe(0)
    const { attempts } = portal.push
    await clock.advance(hourMs)
    expect(portal.push.attempts).toBe(attempts)
  })

  it.each([{ transport: 'WebSocket' }, { transport: 'long polling' }])(
    'E71: over $transport the connection is closed',
    async ({ transport }) => {
      const clock = new FakeClock(Date.now())
      await using bench = await openBench({ options: { clock } })
      const { client, portal } = bench
      portal.push.settings.isWebSocketEnabled = transport === 'WebSocket'
      const started = client.start()
      await until(() => portal.push.connections === 1)
      await clock.advance(5000)
      expect(await started).toBe(true)
      client.destroy()
      await until(() => portal.push.connections === 0)
      expect(clock.pending).toBe(0)
    },
  )

  it('E72: a destroyed client stays dead: no timer, no listener, start() rejects', async () => {
    const clock = new FakeClock(Date.now())
    await using bench = await openBench({ options: { clock } })
    const { client, portal, page } = bench
    await client.start()
    client.destroy()
    await expect(client.start()).rejects.toMatchObject({ code: 'PULL_DISPOSED', ex: { error: 'PULL_DISPOSED' } })
    client.restart()
    client.reconnect(1000, 'again')
    client.extendWatch('TASK_1', true)
    page.dispatchEvent(new Event('online'))
    client.stop()
    client.destroy()
    expect([...page.listeners]).toEqual([])
    await clock.advance(hourMs)
    expect(clock.pending).toBe(0)
    expect(portal.push.attempts).toBe(1)
    expect(portal.requests.count('pull.config.get')).toBe(1)
  })

  it('E73: destroy() while the configuration loads stops that start', async () => {
    await using bench = await openBench()
    const { client, portal, page } = bench
    portal.faults.add({ match: 'pull.config.get', action: 'slow', delayMs: 50 })
    const started = client.start()
    await until(() => portal.requests.count('pull.config.get') === 1)
    client.destroy()
    await expect(started).rejects.toMatchObject({ code: 'PULL_DISPOSED' })
    await until(() => portal.requests.countStatus(200) === 1)
    expect(portal.push.attempts).toBe(0)
    expect([...page.listeners]).toEqual([])
  })

  it('E73: a newer start wins over an older one', async () => {
    await using bench = await openBench()
    const { client, portal } = bench
    portal.faults.add({ match: 'pull.config.get', action: 'slow', delayMs: 50, times: 1 })
    const older = client.start()
    const newer = client.start()
    expect(await Promise.all([older, newer])).toEqual([false, true])
    expect(portal.push.attempts).toBe(1)
    expect(portal.push.connections).toBe(1)
  })

  it('E74: removes the cached configuration, and a late answer does not write it back', async () => {
    await using bench = await openBench()
    const { client, portal, storage } = bench
    await client.start()
    const key = '@bitrix24/b24jssdk-pull-1-s1-bx-pull-config'
    expect([...storage.items.keys()]).toEqual([key])
    client.destroy()
    expect([...storage.items.keys()]).toEqual([])
    portal.faults.add({ match: 'pull.config.get', action: 'slow', delayMs: 50, times: 1 })
    const late = bench.another()
    const started = late.start()
    await until(() => portal.requests.count('pull.config.get') === 2)
    late.destroy()
    await expect(started).rejects.toMatchObject({ code: 'PULL_DISPOSED' })
    await bench.another().start()
    late.destroy()
    expect(portal.requests.count('pull.config.get')).toBe(3)
  })

  it('E117: removes the storage listener, and nothing of the client triggers a deprecation warning', async () => {
    const { logger, text } = memoryLogger()
    await using bench = await openBench()
    const { portal, page } = bench
    const b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
    b24.setLogger(logger)
    const client = bench.another({ b24 })
    client.setLogger(logger)
    await client.start()
    await client.sendMessage([2], 'application', 'hello', {})
    client.destroy()
    bench.client.destroy()
    expect(page.listeners.has('storage')).toBe(false)
    expect(text()).not.toMatch(/deprecat/i)
  })
})

describe('without a browser', () => {
  it('E75: the client is constructible without window, navigator, document or XMLHttpRequest', () => {
    const b24 = B24Hook.fromWebhookUrl('https://demo.bitrix24.com/rest/1/aaaaaaaaaaaaaaaa/')
    expect(typeof globalThis.window).toBe('undefined')
    const client = new B24PullClientManager({ b24, userId: 1, restApplication: 'local.app' })
    expect(client.isConnected()).toBe(false)
    expect(client.connector).toBeNull()
    expect(client.getServerVersion()).toBe(0)
    expect(client.getDebugInfo()).toMatchObject({ UserId: '1', Path: '-' })
    client.destroy()
  })

  it.each([
    { params: { userId: 0 }, text: 'Not set userId' },
    { params: { siteId: '' }, text: 'Not set siteId' },
  ])('start() without its identity rejects: $text', async ({ params, text }) => {
    await using bench = await openBench({ params })
    await expect(bench.client.start()).rejects.toThrow(text)
  })

  it('start() rejects with PULL_DISABLED when it is switched off here or on the portal', async () => {
    await using bench = await openBench()
    const disabled = { code: 'PULL_DISABLED', ex: { error: 'PULL_DISABLED' } }
    await expect(bench.another({ serverEnabled: false }).start()).rejects.toMatchObject(disabled)
    bench.portal.push.settings.isServerEnabled = false
    await expect(bench.client.start()).rejects.toMatchObject(disabled)
  })
})

describe('what is shown', () => {
  it('E76: the path names the private channel once, private/shared when both exist, and throws without channels', async () => {
    await using bench = await openBench()
    const { client } = bench
    expect(() => client.getConnectionPath(ConnectionType.WebSocket)).toThrow('Empty path')
    await client.start()
    const config = client.getConfig()
    if (config === null) throw new Error('There is no configuration.')
    const { private: own, shared } = config.channels
    const namedBy = async (channels: typeof config.channels): Promise<string | null> => {
      client.stop()
      await client.start({ ...config, channels })
      return new URL(client.getConnectionPath(ConnectionType.WebSocket)).searchParams.get('CHANNEL_ID')
    }
    if (own === undefined || shared === undefined) throw new Error('A channel is missing.')
    expect(await namedBy({ private: own, shared })).toBe(`${own.id}/${shared.id}`)
    expect(await namedBy({ private: own })).toBe(own.id)
    expect(await namedBy({ shared })).toBe(shared.id)
    await expect(namedBy({})).rejects.toThrow('Empty channels')
  })

  it.each([{ version: 4 }, { version: 5 }])(
    'E77: getDebugInfo() shows neither token nor channel ids, version $version',
    async ({ version }) => {
      const { logger, text } = memoryLogger()
      await using bench = await openBench({ version })
      const { client } = bench
      client.setLogger(logger)
      await client.start()
      const info = JSON.stringify(client.getDebugInfo())
      const { jwt, channels } = client.getConfig() ?? {}
      const secrets = [jwt, channels?.private?.id, channels?.shared?.id].filter((one) => typeof one === 'string')
      expect(secrets.length).toBeGreaterThan(0)
      for (const secret of secrets) {
        expect(info + text()).not.toContain(secret)
        expect(info + text()).not.toContain(encodeURIComponent(secret))
      }
      expect(info).toContain(version === 4 ? 'CHANNEL_ID=***' : 'token=***')
    },
  )

  it('E78: unknown push frames are logged masked; an unreadable frame is logged by length only', async () => {
    const { logger, text } = memoryLogger()
    await using bench = await openBench({ version: 5 })
    const { client, portal } = bench
    client.setLogger(logger)
    const seen = commandsOf(client)
    await client.start()
    const channel = client.getConfig()?.channels.shared?.id ?? ''
    const unknown = { jsonrpc: '2.0', method: 'unheard.of', params: { token: 'secret-token', channel } }
    portal.push.sendRaw(JSON.stringify(unknown))
    portal.push.sendRaw('{"secret-and-broken')
    portal.push.send({ command: 'after' })
    await until(() => seen.length === 1)
    expect(text()).toContain('unheard.of')
    expect(text()).toContain('"length":19')
    expect(text()).not.toContain('secret-')
    expect(text()).not.toContain(channel)
  })
})
