import { mkdtemp, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AjaxError, B24Hook } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { closedPort, onRequest, serveNobody, serveTcp, type TcpServer } from '../support/tcp-server.ts'

const read = { method: 'profile' }
const writeV2 = { method: 'crm.item.add', params: { entityTypeId: 2, fields: { title: 'A' } } }
const writeV3 = { method: 'tasks.task.add', params: { fields: { title: 'A', creatorId: 1, responsibleId: 1 } } }

const client = (origin: string, headers: Record<string, string> = {}): B24Hook =>
  B24Hook.fromWebhookUrl(`${origin}/rest/1/abcdefgh12345678/`, {
    headers,
    restrictionParams: { rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false } },
  })

const failureOf = async (promise: Promise<unknown>): Promise<AjaxError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof AjaxError) return error
  throw new Error('The call was expected to fail with an AjaxError.', { cause: error })
}

/** A read, and a write on either version, each with one attempt. */
const attempts = async ($b24: B24Hook, timeoutMs?: number): Promise<readonly AjaxError[]> => {
  const once = { retry: false, timeoutMs } as const
  return [
    await failureOf($b24.actions.v2.call.make({ ...read, ...once })),
    await failureOf($b24.actions.v2.call.make({ ...writeV2, ...once })),
    await failureOf($b24.actions.v3.call.make({ ...writeV3, ...once })),
  ]
}

const shortMs = 150
const longMs = 20_000
/** A TLS server that speaks none of the client's versions says so with this. */
const protocolVersionAlert = Buffer.from([0x15, 0x03, 0x01, 0, 2, 2, 70])

interface Line {
  readonly what: string
  readonly open: () => Promise<TcpServer>
  readonly timeoutMs?: number
  readonly code?: string
}

/** What stands in the way before a connection with TLS does. */
const inTheWay: readonly Line[] = [
  {
    what: 'nobody answers the TLS hello',
    open: () => serveTcp(() => undefined),
    timeoutMs: shortMs,
    code: 'REQUEST_TIMEOUT',
  },
  { what: 'the connection is closed at once', open: () => serveTcp((socket) => socket.end()) },
  { what: 'the connection is reset at once', open: () => serveTcp((socket) => socket.resetAndDestroy()) },
  {
    what: 'the connection is cut in the middle of the TLS handshake',
    open: () => serveTcp((socket) => socket.once('data', () => socket.destroy())),
  },
  {
    what: 'the server speaks plain HTTP',
    open: () => serveTcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))),
  },
  {
    what: 'the server takes no TLS version of the client',
    open: () => serveTcp((socket) => socket.once('data', () => socket.end(protocolVersionAlert))),
  },
  {
    what: 'the server speaks something else first',
    open: () => serveTcp((socket) => socket.write('220 mail.example ESMTP\r\n')),
  },
  { what: 'packets are dropped', open: serveNobody, timeoutMs: shortMs, code: 'REQUEST_TIMEOUT' },
]

let tlsDir: string
beforeAll(async () => {
  tlsDir = await mkdtemp(join(tmpdir(), 'jssdk-tls-'))
})
afterAll(() => rm(tlsDir, { recursive: true, force: true }))

/** An error in a line: its code, its outcome, whether it speaks of the portal as not reached, and whether it has a cause and a key. */
const told = ({ code, outcome, message, cause, idempotencyKey }: AjaxError): string =>
  [
    code,
    outcome,
    ...(message.includes('did not reach the portal') ? ['not reached'] : []),
    ...(cause instanceof Error ? ['with a cause'] : []),
    ...(idempotencyKey === undefined ? [] : ['with a key']),
  ].join(', ')

const toldOf = async ($b24: B24Hook, timeoutMs?: number): Promise<readonly string[]> =>
  (await attempts($b24, timeoutMs)).map(told)

/** A read, and a write on either version. */
const notSent = (code: string): readonly string[] => {
  const all = `${code}, notSent, not reached, with a cause`
  return [all, all, `${all}, with a key`]
}

describe('nothing of a call was sent', () => {
  it.each(inTheWay)('$what', async ({ open, code = 'NETWORK_ERROR', timeoutMs }) => {
    await using server = await open()
    expect(await toldOf(client(`https://127.0.0.1:${server.port}`), timeoutMs)).toEqual(notSent(code))
  })

  it('packets are dropped, without TLS', async () => {
    await using server = await serveNobody()
    expect(await toldOf(client(`http://127.0.0.1:${server.port}`), shortMs)).toEqual(notSent('REQUEST_TIMEOUT'))
  })

  it.each(['http://127.0.0.1', 'https://127.0.0.1', 'http://localhost'])('nobody listens: %s', async (host) => {
    expect(await toldOf(client(`${host}:${await closedPort()}`))).toEqual(notSent('NETWORK_ERROR'))
  })

  it('the name is not known', async () => {
    // A label of more than 63 characters is in no directory, and no server of names is asked for it.
    expect(await toldOf(client(`https://${'a'.repeat(64)}.invalid`))).toEqual(notSent('NETWORK_ERROR'))
  })

  it('a header cannot be written', async () => {
    await using server = await serveTcp(() => undefined)
    expect(await toldOf(client(`http://127.0.0.1:${server.port}`, { 'x-app': 'line\nbreak' }))).toEqual(
      notSent('NETWORK_ERROR'),
    )
  })

  it('the certificate is not trusted: the portal gets none of it', async () => {
    await using portal = await createPortal({ tls: true, tlsDir })
    const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
    expect(await toldOf($b24)).toEqual(notSent('JSSDK_CERTIFICATE_NOT_TRUSTED'))
    expect(portal.requests.count()).toBe(0)
    expect(portal.count('task')).toBe(0)
  })

  it.each([writeV2, read])('$method is tried again: it is safe to', async (call) => {
    let connections = 0
    await using server = await serveTcp((socket) => {
      connections += 1
      socket.destroy()
    })
    const $b24 = client(`https://127.0.0.1:${server.port}`)
    const retry = { maxAttempts: 3, delayMs: 1 }
    const error = await failureOf($b24.actions.v2.call.make({ ...call, retry }))
    expect(error).toMatchObject({ code: 'NETWORK_ERROR', outcome: 'notSent' })
    expect(connections).toBe(3)
  })
})

const cut = /got a reply that was cut/
const late = /had no answer within/
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n'
const chunkedHead =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"res\r\n'

interface LostReply {
  readonly what: string
  readonly act: (socket: Socket) => void
  readonly timeoutMs?: number
  readonly code?: string
  /** @default that there was no reply */
  readonly words?: RegExp
}

/** What becomes of a reply once the request was sent. */
const lost: readonly LostReply[] = [
  { what: 'the connection is closed', act: onRequest((socket) => socket.end()) },
  { what: 'the connection is reset', act: onRequest((socket) => socket.resetAndDestroy()) },
  { what: 'nothing comes', act: onRequest(() => undefined), timeoutMs: shortMs, code: 'REQUEST_TIMEOUT', words: late },
  { what: 'the head is cut', act: onRequest((socket) => socket.end('HTTP/1.1 200 O')) },
  {
    what: 'another protocol is offered',
    act: onRequest((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    ),
  },
  { what: 'no HTTP comes', act: onRequest((socket) => socket.end('220 mail.example ESMTP\r\n')) },
  { what: 'the body does not come', act: onRequest((socket) => socket.end(head)), words: cut },
  { what: 'the body is cut', act: onRequest((socket) => socket.end(`${head}{"result":`)), words: cut },
  { what: 'a chunk is the last', act: onRequest((socket) => socket.end(chunkedHead)), words: cut },
  {
    what: 'the body is reset',
    act: onRequest((socket) => socket.write(`${head}{"res`, () => setImmediate(() => socket.resetAndDestroy()))),
    // Whether its head has come before is a race.
    words: /got/,
  },
  {
    what: 'the rest of the body does not come',
    act: onRequest((socket) => socket.write(`${head}{"res`)),
    timeoutMs: shortMs,
    code: 'REQUEST_TIMEOUT',
    words: late,
  },
]

describe('a call was sent and its reply is lost', () => {
  it.each(lost)('$what', async (line) => {
    const { act, code = 'NETWORK_ERROR', timeoutMs = longMs, words = /got no reply/ } = line
    await using server = await serveTcp(act)
    const [readError, v2Error, v3Error] = await attempts(client(`http://127.0.0.1:${server.port}`), timeoutMs)
    expect(readError).toMatchObject({ code, outcome: 'unknown' })
    expect(readError?.message).not.toContain('did not reach')
    expect(readError?.message).toMatch(words)
    const unknown = { code: 'JSSDK_OUTCOME_UNKNOWN', outcome: 'unknown', cause: { code, outcome: 'unknown' } }
    expect(v2Error).toMatchObject({ ...unknown, idempotencyKey: undefined })
    expect(v3Error).toMatchObject(unknown)
    expect(v3Error?.idempotencyKey).toMatch(/^[\w-]{36}$/)
  })

  it('a connection that was kept open is closed under the second call', async () => {
    await using server = await serveTcp(
      onRequest((socket, requestNumber) => {
        if (requestNumber % 2 === 0) socket.destroy()
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"result":true}')
      }),
    )
    const $b24 = client(`http://127.0.0.1:${server.port}`)
    const { v2, v3 } = $b24.actions
    for (const make of [
      () => v2.call.make({ ...writeV2, retry: false }),
      () => v3.call.make({ ...writeV3, retry: false }),
    ]) {
      expect((await make()).isSuccess).toBe(true)
      const error = await failureOf(make())
      expect(error).toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN', outcome: 'unknown' })
    }
  })

  it.each([
    { action: 'resetAfterCommit', tasks: 1 },
    { action: 'hangAfterCommit', tasks: 1 },
    { action: 'resetBeforeCommit', tasks: 0 },
  ] as const)('under TLS too: $action', async ({ action, tasks }) => {
    await using portal = await createPortal({ tls: true, tlsDir, faults: [{ match: 'tasks.task.add', action }] })
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    try {
      const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
      const timeoutMs = action === 'hangAfterCommit' ? 500 : longMs
      const error = await failureOf($b24.actions.v3.call.make({ ...writeV3, retry: false, timeoutMs }))
      expect(error).toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN', outcome: 'unknown' })
      expect(portal.count('task')).toBe(tasks)
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
    }
  })
})

describe('the same by the platform’s fetch, which does not tell', () => {
  it('a refused connection is unknown', async () => {
    const { fetchTransport } = await import('../../src/transport/fetch-transport.ts')
    const $b24 = B24Hook.fromWebhookUrl(`http://127.0.0.1:${await closedPort()}/rest/1/abcdefgh12345678/`, {
      transport: fetchTransport(),
    })
    const [readError, v2Error, v3Error] = await attempts($b24)
    expect(readError).toMatchObject({ code: 'NETWORK_ERROR', outcome: 'unknown' })
    expect(readError?.message).not.toContain('did not reach')
    for (const error of [v2Error, v3Error])
      expect(error).toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN', outcome: 'unknown' })
  })
})
