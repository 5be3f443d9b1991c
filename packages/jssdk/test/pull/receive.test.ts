import { B24Hook, B24OAuth, B24PullClientManager, SenderType, SubscriptionType } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { commandsOf, openBench, until } from './pull-bench.ts'

const framings = [
  { version: 3, framing: 'text' },
  { version: 4, framing: 'protobuf' },
  { version: 5, framing: 'JSON-RPC' },
] as const

describe.each(framings)('a push server of version $version ($framing)', ({ version }) => {
  it.each([{ transport: 'WebSocket' }, { transport: 'long polling' }])(
    'delivers messages over $transport in order, each once',
    async ({ transport }) => {
      await using bench = await openBench({ version })
      const { client, portal } = bench
      portal.push.settings.isWebSocketEnabled = transport === 'WebSocket'
      portal.push.settings.pollHoldMs = 50
      const seen = commandsOf(client)
      expect(await client.start()).toBe(true)
      await until(() => portal.push.connections > 0)
      portal.push.send({ command: 'first', params: { id: 5 }, userId: 1 })
      await until(() => seen.length === 1)
      const mid = portal.push.send({ command: 'second', params: { name: 'Zoë' } })
      await until(() => seen.length === 2)
      portal.push.send({ command: 'second', mid })
      portal.push.send({ command: 'third' })
      await until(() => seen.length === 3)
      expect(seen.map(({ command, params }) => ({ command, params }))).toEqual([
        { command: 'first', params: { id: 5 } },
        { command: 'second', params: { name: 'Zoë' } },
        { command: 'third', params: {} },
      ])
      expect(client.session.messageCount).toBe(3)
    },
  )

  it('tells the age of a message and goes on after the last one when the connection comes back', async () => {
    await using bench = await openBench({ version })
    const { client, portal } = bench
    const seen = commandsOf(client)
    await client.start()
    portal.push.send({ command: 'before' })
    await until(() => seen.length === 1)
    expect(seen[0]?.extra).toMatchObject({ server_name: 'portal' })
    expect(seen[0]?.extra).toHaveProperty('server_time_ago')
    client.stop()
    await until(() => portal.push.connections === 0)
    portal.push.send({ command: 'missed' })
    await client.start()
    await until(() => seen.length === 2)
    expect(seen.map(({ command }) => command)).toEqual(['before', 'missed'])
  })
})

describe('subscriptions', () => {
  it('a command has its own callback, a handler object its methods and its map, and all can be ended', async () => {
    await using bench = await openBench()
    const { client, portal } = bench
    const heard: unknown[] = []
    const end = client.subscribe({
      moduleId: 'Crm',
      command: 'deal',
      callback: (...args: unknown[]) => void heard.push(['command', args[0], args[2], args[3]]),
    })
    client.subscribe({
      getModuleId: () => 'crm',
      getMap: () => ({ mapped: (params) => void heard.push(['map', params]) }),
      handleDeal: (params: unknown) => void heard.push(['method', params]),
    })
    client.subscribe({
      moduleId: 'crm',
      command: 'deal',
      callback: () => {
        throw new Error('a subscriber fails')
      },
    })
    await client.start()
    portal.push.send({ moduleId: 'CRM', command: 'deal', params: { id: 1 } })
    portal.push.send({ moduleId: 'crm', command: 'mapped', params: { id: 2 } })
    portal.push.send({ moduleId: 'tasks', command: 'deal', params: { id: 3 } })
    await until(() => client.session.messageCount === 3)
    end()
    portal.push.send({ moduleId: 'crm', command: 'deal', params: { id: 4 } })
    await until(() => client.session.messageCount === 4)
    expect(heard).toEqual([
      ['command', { id: 1 }, 'deal', { type: 'server', moduleId: 'crm' }],
      ['method', { id: 1 }],
      ['map', { id: 2 }],
      ['method', { id: 4 }],
    ])
  })

  it.each([
    { kind: 'no module', params: { callback: () => undefined } },
    { kind: 'an empty module', params: { callback: () => undefined, moduleId: '' } },
    { kind: 'client messages of no module', params: { callback: () => undefined, type: SubscriptionType.Client } },
  ])('$kind is a TypeError', async ({ params }) => {
    await using bench = await openBench()
    expect(() => bench.client.subscribe(params)).toThrow(TypeError)
  })
})

describe('an application', () => {
  it('loads its own configuration and receives what its back end publishes, but nothing of other applications', async () => {
    await using bench = await openBench()
    const { portal } = bench
    const app = portal.installApp()
    const b24 = new B24OAuth(app.params, app.secret)
    const client = new B24PullClientManager({ b24, restApplication: app.clientId, userId: 1 }, { webSocket: WebSocket })
    const seen = commandsOf(client)
    await client.start()
    expect(portal.requests.count('pull.application.config.get')).toBe(1)
    portal.push.send({ command: 'foreign', clientId: portal.installApp().clientId })
    portal.push.send({ command: 'ofThePortal' })
    for (const params of [{ USER_ID: ['1'] }, {}])
      await b24.actions.v2.call.make({
        method: 'pull.application.event.add',
        params: { COMMAND: 'orderUpdated', PARAMS: { id: 5 }, ...params },
      })
    await until(() => seen.length === 2)
    client.destroy()
    expect(seen.map(({ command, params }) => ({ command, params }))).toEqual([
      { command: 'orderUpdated', params: { id: 5 } },
      { command: 'orderUpdated', params: { id: 5 } },
    ])
  })
})

describe('publishing', () => {
  it.each([{ version: 4 }, { version: 5 }])(
    'a message from client to client, version $version',
    async ({ version }) => {
      await using bench = await openBench({ version })
      const { client, portal } = bench
      const receiver = bench.another({
        userId: 2,
        b24: B24Hook.fromWebhookUrl(portal.addWebhook({ userId: 2 })),
        siteId: 's2',
      })
      const seen = commandsOf(receiver, SubscriptionType.Client)
      await Promise.all([client.start(), receiver.start()])
      expect(client.isPublishingEnabled()).toBe(true)
      await client.sendMessage([2], 'application', 'hello', { from: 1 }, 60)
      await until(() => seen.length === 1)
      expect(seen[0]).toMatchObject({
        command: 'hello',
        params: { from: 1 },
        extra: { sender: { type: SenderType.Client } },
      })
    },
  )

  it.each([{ version: 4 }, { version: 5 }])(
    'a public channel is an address too, version $version',
    async ({ version }) => {
      await using bench = await openBench({ version })
      const { client } = bench
      const seen = commandsOf(client, SubscriptionType.Client)
      await client.start()
      const { public_id: id, signature } = client.getConfig()?.publicChannels['1'] ?? {}
      await client.sendMessageToChannels([`${id}.${signature}`], 'application', 'echo', { id: 1 })
      await until(() => seen.length === 1)
      expect(seen[0]?.params).toEqual({ id: 1 })
    },
  )

  it('is refused where the server takes nothing, and for users without a channel', async () => {
    await using bench = await openBench()
    const { client, portal } = bench
    await expect(client.sendMessage([1], 'application', 'x', {})).rejects.toMatchObject({
      code: 'JSSDK_PULL_NOT_PUBLISHING',
    })
    await client.start()
    await expect(client.sendMessage([404], 'application', 'x', {})).rejects.toMatchObject({
      code: 'JSSDK_PULL_NO_RECEIVERS',
    })
    portal.push.settings.version = 3
    client.restart()
    await until(() => client.getServerVersion() === 3)
    expect(client.isPublishingSupported()).toBe(false)
  })
})

describe('JSON-RPC', () => {
  it('E116: getUsersLastSeen returns the values the push server delivered', async () => {
    await using bench = await openBench({ version: 5 })
    const { client, portal } = bench
    const guest = bench.another({ userId: 2, b24: B24Hook.fromWebhookUrl(portal.addWebhook({ userId: 2 })) })
    await Promise.all([client.start(), guest.start()])
    guest.stop()
    await until(() => portal.push.connections === 1)
    portal.clock.advance(90_000)
    const seen = await client.getUsersLastSeen([1, 2, 3])
    expect(Object.keys(seen)).toEqual(['1', '2'])
    expect(seen[1]).toBe(0)
    expect(seen[2]).toBeGreaterThanOrEqual(90)
  })

  it('each message is acknowledged, a repeated one too, and delivered once', async () => {
    await using bench = await openBench({ version: 5 })
    const { client, portal } = bench
    const seen = commandsOf(client)
    await client.start()
    const mid = portal.push.send({ command: 'one' })
    portal.push.send({ command: 'one', mid })
    await until(() => portal.push.acknowledged.length === 2)
    expect(portal.push.acknowledged).toEqual([mid, mid])
    expect(seen).toHaveLength(1)
  })

  it('pings, lists channels, and hears of users who come and go, after a new connection too', async () => {
    await using bench = await openBench({ version: 5 })
    const { client, portal } = bench
    await client.start()
    await client.ping()
    expect(await client.listChannels()).toHaveLength(2)
    const heard: unknown[] = []
    const callback = (status: unknown): void => void heard.push(status)
    await client.subscribeUserStatusChange(2, callback)
    portal.push.dropAll()
    await until(() => !client.isConnected())
    await until(() => client.isConnected())
    const b24 = B24Hook.fromWebhookUrl(portal.addWebhook({ userId: 2 }))
    const guest = bench.another({ userId: 2, b24 })
    await client.listChannels()
    await guest.start()
    await until(() => heard.length === 1)
    guest.stop()
    await until(() => heard.length === 2)
    await client.unsubscribeUserStatusChange(2, callback)
    expect(heard).toEqual([
      { userId: 2, isOnline: true },
      { userId: 2, isOnline: false },
    ])
  })

  it('is there from version 5 on', async () => {
    await using bench = await openBench({ version: 4 })
    await bench.client.start()
    await expect(bench.client.ping()).rejects.toMatchObject({ code: 'JSSDK_PULL_RPC_ONLY' })
  })
})
