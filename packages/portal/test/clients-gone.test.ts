import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createPortal, createRecorder, type Portal, type Recorder } from '@bitrix24/b24jssdk-portal'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { resultOf } from './client.ts'

let folder: string
let portal: Portal
let secure: Portal
let recorder: Recorder
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-gone-'))
  portal = await createPortal()
  secure = await createPortal({ tls: true, tlsDir: folder })
  recorder = await createRecorder({ upstream: portal.webhookUrl })
})
afterAll(async () => {
  await Promise.all([recorder.close(), portal.close(), secure.close()])
  await rm(folder, { recursive: true })
})

const said: string[] = []
beforeEach(() => {
  said.length = 0
  for (const method of ['error', 'warn', 'info', 'log'] as const)
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')))
})
afterEach(() => vi.restoreAllMocks())

const portOf = (url: string): number => Number(new URL(url).port)
const head = (method: string, path: string, ...headers: readonly string[]): string =>
  [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...headers, '', ''].join('\r\n')

/** How a client goes. */
const ways = {
  'with a reset': (socket: Socket) => void socket.resetAndDestroy(),
  'with a close': (socket: Socket) => void socket.destroy(),
  'by half': (socket: Socket) => void socket.end(),
} as const

/** Sends some bytes, waits until the portal has them, and goes. */
const leave = async (port: number, bytes: string | Uint8Array, go: (socket: Socket) => void): Promise<string> => {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  let answer = ''
  socket.on('data', (data: Buffer) => (answer += data.toString('latin1'))).on('error', () => undefined)
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()))
  await pause(50)
  go(socket)
  await pause(100)
  socket.destroy()
  return answer.split('\r\n')[0] ?? ''
}

const isAlive = async (): Promise<boolean> => typeof (await resultOf(portal, 'server.time')) === 'string'

const hook = (): string => new URL(portal.webhookUrl).pathname
const doors: readonly {
  readonly door: string
  readonly path: () => string
  readonly method?: string
  readonly type: string
}[] = [
  { door: 'REST v2 with JSON', path: () => `${hook()}profile`, type: 'application/json' },
  { door: 'REST v2 with a form', path: () => `${hook()}profile`, type: 'application/x-www-form-urlencoded' },
  { door: 'REST v2 with a multipart form', path: () => `${hook()}profile`, type: 'multipart/form-data; boundary=X' },
  { door: 'REST v3', path: () => `${hook().replace('/rest/', '/rest/api/')}tasks.task.list`, type: 'application/json' },
  { door: 'the authorization server', path: () => '/oauth/token/', type: 'application/x-www-form-urlencoded' },
  { door: 'the push server', path: () => '/pub/', type: 'application/octet-stream' },
  { door: 'the inspector', path: () => '/_portal/api/faults', type: 'application/json' },
  { door: 'a snapshot', path: () => '/_portal/api/snapshots/current', method: 'PUT', type: 'application/vnd.sqlite3' },
]

describe('a client that goes away in the middle of its request', () => {
  const cases = doors.flatMap((door) => Object.entries(ways).map(([way, go]) => ({ ...door, way, go })))

  it.each(cases)('leaves no word behind: $door, $way', async ({ path, method = 'POST', type, go }) => {
    const known = head(method, path(), `Content-Type: ${type}`, 'Content-Length: 1000')
    const pieces = head(method, path(), `Content-Type: ${type}`, 'Transfer-Encoding: chunked')
    await leave(portOf(portal.url), `${known}{"a":`, go)
    await leave(portOf(portal.url), `${pieces}5\r\n{"a":\r\n`, go)
    expect(said).toEqual([])
    expect(await isAlive()).toBe(true)
  })

  it.each(Object.entries(ways))('leaves no word at a recorder: %s', async (_way, go) => {
    const { pathname } = new URL(recorder.webhookUrl)
    const known = head('POST', `${pathname}profile`, 'Content-Type: application/json', 'Content-Length: 1000')
    await leave(portOf(recorder.webhookUrl), `${known}{"a":`, go)
    expect(said).toEqual([])
    expect(await isAlive()).toBe(true)
  })

  it('leaves no word over TLS', async () => {
    const socket = connect(portOf(secure.url), '127.0.0.1')
    const tls = connectTls({ socket, rejectUnauthorized: false })
    tls.on('error', () => undefined)
    const path = `${new URL(secure.webhookUrl).pathname}profile`
    await new Promise<void>((resolve) =>
      tls.write(`${head('POST', path, 'Content-Type: application/json', 'Content-Length: 1000')}{`, () => resolve()),
    )
    await pause(50)
    socket.resetAndDestroy()
    await pause(100)
    expect(said).toEqual([])
    expect((await secure.fetch(new Request(`${secure.webhookUrl}server.time`))).status).toBe(200)
  })
})

describe('still: nonsense on a socket', () => {
  const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13']
  const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='
  it.each<{ name: string; bytes: () => string | Uint8Array; isTls?: boolean; answer?: RegExp }>([
    { name: 'no HTTP', bytes: () => 'NONSENSE\r\n\r\n', answer: / 400 / },
    { name: 'a broken header', bytes: () => 'GET / HTTP/1.1\r\nHo st: x\r\n\r\n', answer: / 400 / },
    { name: 'no host', bytes: () => `GET ${hook()}profile HTTP/1.1\r\n\r\n`, answer: / 400 / },
    { name: 'a host that is none', bytes: () => 'GET /_portal/ HTTP/1.1\r\nHost: ::::\r\n\r\n', answer: / 400 / },
    {
      name: 'two lengths',
      bytes: () => head('POST', `${hook()}profile`, 'Content-Length: 5', 'Transfer-Encoding: chunked'),
      answer: / 400 /,
    },
    { name: 'a header of 40,000 signs', bytes: () => head('GET', '/', `X: ${'a'.repeat(40_000)}`), answer: / 431 / },
    { name: 'a handshake cut off', bytes: () => Uint8Array.from([22, 3, 1, 2, 0, 1, 0, 1, 252]), isTls: true },
    { name: 'HTTP to TLS', bytes: () => head('GET', '/'), isTls: true },
    { name: 'an upgrade without a key', bytes: () => head('GET', '/subws/?CHANNEL_ID=a', ...upgrade) },
    {
      name: 'a frame that is none',
      bytes: () => `${head('GET', '/subws/?CHANNEL_ID=a', ...upgrade, key)}\xFF\xFF\xFF`,
    },
    { name: 'a live stream', bytes: () => head('GET', '/_portal/api/stream') },
  ])('prints nothing and stops nothing: $name', async ({ bytes, isTls = false, answer = /^/ }) => {
    for (const go of Object.values(ways))
      expect(await leave(portOf(isTls ? secure.url : portal.url), bytes(), go)).toMatch(answer)
    expect(said).toEqual([])
    expect(await isAlive()).toBe(true)
  })
})
