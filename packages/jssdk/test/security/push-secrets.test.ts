import { once } from 'node:events'
import { createServer } from 'node:http'
import { inspect } from 'node:util'
import { B24Hook, B24PullClientManager, Logger, MemoryHandler } from '@bitrix24/b24jssdk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { until } from '../pull/pull-bench.ts'

const webhook = 'Odd-Hook.Secret1'
const channel = '0123456789abcdef0123456789abcdef'
const signature = 'fedcba9876543210fedcba9876543210'
const jwt = 'odd.token~of/push-server'
const secrets = [webhook, channel, signature, jwt]
const planted = secrets
  .flatMap((secret) => [secret, `https://p.example/rest/1/${secret}/x`, `token=${secret}`, `CHANNEL_ID=${secret}&a=1`])
  .join(' ; ')

let configure: (url: string) => unknown = () => null
let greet: (socket: WebSocket) => void = () => undefined
let url = ''
const server = createServer((request, response) => {
  request.resume()
  const isRest = request.url?.startsWith('/rest/') === true
  const body = isRest ? JSON.stringify({ result: configure(url), time: {} }) : `<html>${planted}</html>`
  response.writeHead(isRest ? 200 : 502, { 'Content-Type': 'application/json' }).end(body)
})
const sockets = new WebSocketServer({ server })
sockets.on('connection', (socket) => greet(socket))

const memory = new MemoryHandler()
let clients: B24PullClientManager[] = []

beforeEach(async () => {
  memory.clear()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = address !== null && typeof address === 'object' ? `127.0.0.1:${address.port}` : ''
})
afterEach(async () => {
  for (const client of clients) client.destroy()
  clients = []
  for (const socket of sockets.clients) socket.terminate()
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const goodConfig =
  (version: number, more: object = {}) =>
  (host: string): unknown => ({
    channels: { private: { id: channel, signature, start: '2026-01-01', end: '2099-01-01' } },
    api: { revision_web: 19, revision_mobile: 19 },
    jwt,
    server: {
      version,
      server_enabled: true,
      websocket_enabled: true,
      websocket: `ws://${host}/sub/`,
      websocket_secure: `ws://${host}/sub/`,
      long_polling: `http://${host}/sub/`,
      long_pooling_secure: `http://${host}/sub/`,
      ...more,
    },
  })

const start = (): { client: B24PullClientManager; ended: Promise<unknown> } => {
  const logger = Logger.create('pull').setHandlers([memory])
  const b24 = B24Hook.fromWebhookUrl(`http://${url}/rest/1/${webhook}/`, { restrictionParams: { maxRetries: 1 } })
  b24.setLogger(logger)
  const client = new B24PullClientManager(
    { b24, userId: 1, siteId: 's1', serverEnabled: true },
    { webSocket: WebSocket },
  )
  client.setLogger(logger)
  client.capturePullEvent(true)
  clients.push(client)
  return { client, ended: client.start().catch((error: unknown) => error) }
}

/** All that people can see. */
const shown = (...errors: readonly unknown[]): string => {
  const parts: unknown[] = [...memory.getRecords(), ...errors, ...clients.map((client) => client.getDebugInfo())]
  return parts
    .map((part) => `${inspect(part, { depth: 20, maxStringLength: null, showHidden: true })} ${JSON.stringify(part)}`)
    .join('\n')
}
/** The places at which a secret can be seen, each with what stands around it. */
const leaksIn = (text: string): readonly string[] =>
  secrets.flatMap((secret) => {
    const at = text.indexOf(secret)
    return at < 0 ? [] : [text.slice(Math.max(0, at - 200), at + 100)]
  })

describe('no secret is shown that stands', () => {
  it.each([
    { what: 'still: in place of a configuration', config: () => planted },
    { what: 'still: in an error in its place', config: () => ({ error: planted, server: planted }) },
    {
      what: 'in its members',
      config: goodConfig(4, { mode: planted, websocket: `ws://${planted}`, publish: planted }),
    },
    {
      what: 'still: in its address',
      config: goodConfig(4, { websocket: `ws://127.0.0.1:1/?a=${encodeURI(planted)}` }),
    },
  ])('$what', async ({ config }) => {
    configure = config
    const { ended } = start()
    const error = await ended
    await until(() => memory.getRecords().length > 0)
    expect(leaksIn(shown(error))).toEqual([])
  })

  it.each([
    {
      what: 'still: in an unknown method',
      version: 5,
      frame: { jsonrpc: '2.0', method: planted, params: { a: planted } },
    },
    {
      what: 'still: in an unknown message',
      version: 5,
      frame: { jsonrpc: '2.0', method: 'incoming.message', params: planted },
    },
    {
      what: 'still: in the body of a message',
      version: 5,
      frame: { jsonrpc: '2.0', method: 'incoming.message', params: { mid: '1', body: planted } },
    },
    {
      what: 'in a command',
      version: 5,
      frame: {
        jsonrpc: '2.0',
        method: 'incoming.message',
        params: { mid: '1', body: { module_id: planted, command: planted, params: {} } },
      },
    },
    {
      what: 'in a system command',
      version: 5,
      frame: {
        jsonrpc: '2.0',
        method: 'incoming.message',
        params: { mid: '1', body: { module_id: 'pull', command: planted, params: { a: planted } } },
      },
    },
    { what: 'still: in what is no frame', version: 5, frame: planted },
    {
      what: 'in a text frame',
      version: 3,
      frame: `#!NGINXNMS!#{"id":"1","text":{"module_id":"${webhook}","command":"${channel}"}}#!NGINXNME!#`,
    },
    {
      what: 'still: in a broken text frame',
      version: 3,
      frame: `#!NGINXNMS!#{"id":"${channel}","text":${planted}#!NGINXNME!#`,
    },
    { what: 'still: in a binary frame', version: 4, frame: Buffer.from(planted) },
  ])('$what', async ({ version, frame }) => {
    configure = goodConfig(version)
    greet = (socket) => socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame))
    await start().ended
    await until(() => memory.getRecords().some(({ message }) => /^pull: (?!connects)/.test(message)))
    expect(leaksIn(shown())).toEqual([])
  })

  it.each([webhook, channel, jwt, `token=${signature}`])('still: in the reason for a close: %s', async (reason) => {
    configure = goodConfig(5)
    greet = (socket) => socket.close(4001, reason)
    await start().ended
    await until(() => memory.getRecords().some(({ message }) => message.includes('connection lost')))
    expect(leaksIn(shown())).toEqual([])
  })
})
