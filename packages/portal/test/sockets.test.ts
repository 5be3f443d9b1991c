import { once as onceAny, type EventEmitter } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { resultOf, send } from './client.ts'

const once = async (emitter: EventEmitter, event: string): Promise<readonly unknown[]> => {
  const args: unknown[] = await onceAny(emitter, event)
  return args
}

const portOf = (portal: Portal): number => Number(new URL(portal.url).port)

/** Sends lines as they are and returns the first line of the answer; none when the portal hung up. */
const firstLine = async (portal: Portal, ...lines: readonly string[]): Promise<string> => {
  const socket = connect(portOf(portal), '127.0.0.1')
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  const answer = await new Promise<string>((resolve, reject) => {
    socket.once('data', (data) => resolve(String(data)))
    socket.once('close', () => resolve(''))
    socket.once('error', reject)
  })
  socket.destroy()
  return answer.split('\r\n')[0] ?? ''
}

const isAlive = async (portal: Portal): Promise<boolean> => typeof (await resultOf(portal, 'server.time')) === 'string'

describe('a request that offers another protocol', () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await createPortal()
  })
  afterAll(async () => portal.close())

  /** Calls as clients do that speak HTTP/2 where they can: Java's, `curl --http2`. */
  const offering = (protocol: string, body: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const headers = { Connection: 'Upgrade, HTTP2-Settings', Upgrade: protocol, 'HTTP2-Settings': 'AAMAAABkAAQAAP__' }
      request(`${portal.webhookUrl}crm.deal.add`, { method: 'POST', headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => void chunks.push(chunk))
        response.on('end', () => resolve(Buffer.concat(chunks).toString()))
      })
        .on('error', reject)
        .end(body)
    })

  it.each(['h2c', 'H2C', 'TLS/1.0'])('%s is answered in HTTP/1.1, its body read', async (protocol) => {
    const before = portal.count('deal')
    expect(await offering(protocol, 'fields[TITLE]=A')).toMatch(/^\{"result":\d+,/)
    expect(portal.count('deal')).toBe(before + 1)
    expect(portal.rows('deal').at(-1)).toMatchObject({ title: 'A' })
  })

  it('the next request on the same connection is answered too', async () => {
    const socket = connect(portOf(portal), '127.0.0.1')
    const path = new URL(portal.webhookUrl).pathname
    const ask = `GET ${path}profile HTTP/1.1\r\nHost: portal\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`
    for (let turn = 0; turn < 2; turn += 1) {
      socket.write(ask)
      const [answer] = await once(socket, 'data')
      expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK/)
    }
    socket.destroy()
  })

  it.each(['//', '/subws/?%', 'http://[', '/other', '*'])(
    'WebSocket at "%s" does not bring the portal down',
    async (path) => {
      const line = await firstLine(
        portal,
        `GET ${path} HTTP/1.1`,
        'Host: portal',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      )
      expect(line).toMatch(/^(?:HTTP\/1\.1 (?:101|400|404) .*|)$/)
      expect(await isAlive(portal)).toBe(true)
    },
  )
})

describe('a client of the push server that sends nonsense', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`

  it.each([
    { framing: 'jsonRpc', frame: deep },
    { framing: 'jsonRpc', frame: `{"jsonrpc":"2.0","id":${deep},"method":"ping"}` },
    {
      framing: 'jsonRpc',
      frame: `{"jsonrpc":"2.0","method":"publish","params":{"userList":[1],"body":{"params":${deep}}}}`,
    },
  ])('neither brings the portal down nor reaches anybody', async ({ framing, frame }) => {
    await using portal = await createPortal()
    const config = JSON.stringify(await resultOf(portal, 'pull.config.get'))
    const ids = [...config.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id).join('/')
    const query = new URLSearchParams({ CHANNEL_ID: ids, [framing]: 'true' })
    const client = new WebSocket(`${portal.url.replace('http', 'ws')}/subws/?${query.toString()}`)
    await once(client, 'open')
    client.send(frame)
    const [answer] = await once(client, 'message')
    expect(String(answer)).toContain('-32700')
    client.terminate()
    expect(await isAlive(portal)).toBe(true)
  })

  it('a publication above the size of a frame is refused', async () => {
    await using portal = await createPortal()
    const config = JSON.stringify(await resultOf(portal, 'pull.config.get'))
    const ids = [...config.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id).join('/')
    const url = `${portal.url}/pub/?${new URLSearchParams({ CHANNEL_ID: ids }).toString()}`
    const reply = await fetch(url, { method: 'POST', body: new Uint8Array(1_048_577) })
    expect([reply.status, await reply.text()]).toEqual([400, '4013: Wrong request data'])
  })
})

describe('close()', () => {
  it('does not wait for sockets that were refused', async () => {
    const portal = await createPortal()
    const silent = connect({ port: portOf(portal), host: '127.0.0.1', allowHalfOpen: true })
    silent.write(
      [
        'GET /subws/?CHANNEL_ID=none HTTP/1.1',
        'Host: portal',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
        '\r\n',
      ].join('\r\n'),
    )
    await once(silent, 'data')
    await portal.close()
    silent.destroy()
    await expect(send(`${portal.url}/rest/profile`)).rejects.toThrow('fetch failed')
  })
})
