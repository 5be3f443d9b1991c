import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createPortal, createRecorder, createReplay, type Recorder } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lineOf, rawClient } from './clients.ts'
import { type Act, startUpstream, type UpstreamServer } from './upstream-server.ts'

let upstream: UpstreamServer
let recorder: Recorder
beforeEach(async () => {
  upstream = await startUpstream((_request, _body, response) => response.end('{"result":1}'))
  recorder = await createRecorder({ upstream: upstream.webhookUrl, maxBodyBytes: 10_000, timeoutMs: 300 })
})
afterEach(async () => {
  await recorder.close()
  await upstream[Symbol.asyncDispose]()
})

const outcomeOf = (cassette: string): unknown => {
  const exchange: unknown = JSON.parse(cassette.trim().split('\n').at(-1) ?? '')
  return typeof exchange === 'object' && exchange !== null && 'outcome' in exchange ? exchange.outcome : undefined
}

describe('a failing upstream is recorded as what it is, and replayed as such', () => {
  it.each<{ name: string; act: Act; seen: unknown; outcome: Record<string, unknown> }>([
    {
      name: 'a refusal with a status of its own',
      act: (_request, _body, response) =>
        void response
          .writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '2' })
          .end('{"error":"BUSY"}'),
      seen: { status: 503, type: 'application/json', body: '{"error":"BUSY"}' },
      outcome: { kind: 'reply', status: 503, headers: { 'retry-after': '2' } },
    },
    {
      name: "a gateway's page",
      act: (_request, _body, response) =>
        void response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html>Bad gateway</html>'),
      seen: { status: 502, type: 'text/html', body: '<html>Bad gateway</html>' },
      outcome: { kind: 'reply', status: 502 },
    },
    {
      name: 'a connection that is reset',
      act: (request) => void request.socket.resetAndDestroy(),
      seen: 'cut',
      outcome: { kind: 'lost' },
    },
    {
      name: 'a body that ends too early',
      act: (request, _body, response) => {
        response.writeHead(200, { 'Content-Length': '1000' }).write('{"result":')
        setTimeout(() => request.socket.destroy(), 20)
      },
      seen: 'cut',
      outcome: { kind: 'lost' },
    },
    { name: 'silence', act: () => undefined, seen: 'cut', outcome: { kind: 'lost' } },
    {
      name: 'JSON that is cut',
      act: (_request, _body, response) => void response.end('{"result":{"ID":"1","TIT'),
      seen: { status: 200, type: null, body: '{"result":{"ID":"1","TIT' },
      outcome: { kind: 'reply', body: '{"result":{"ID":"1","TIT' },
    },
  ])('$name', async ({ act, seen, outcome }) => {
    upstream.act = act
    expect(await rawClient(recorder.webhookUrl).get('profile')).toEqual(seen)
    expect(outcomeOf(recorder.cassette())).toMatchObject(outcome)
    await using replay = await createReplay({ cassette: recorder.cassette() })
    expect(await rawClient(replay.webhookUrl).get('profile')).toEqual(seen)
    // The recorder goes on.
    upstream.act = (_request, _body, response) => void response.end('{"result":2}')
    expect(await rawClient(recorder.webhookUrl).get('scope')).toMatchObject({ body: '{"result":2}' })
  })

  it('a port where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    server.close()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await using own = await createRecorder({ upstream: `http://127.0.0.1:${String(port)}/rest/1/somesecret1/` })
    const seen = await rawClient(own.webhookUrl).get('profile')
    expect(lineOf(seen)).toMatch(/^502 .*ECONNREFUSED/)
    expect(outcomeOf(own.cassette())).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED' })
    await using replay = await createReplay({ cassette: own.cassette() })
    expect(await rawClient(replay.webhookUrl).get('profile')).toEqual(seen)
  })

  it('a certificate that nobody vouches for', async () => {
    const tlsDir = await mkdtemp(join(tmpdir(), 'portal-record-tls-'))
    await using portal = await createPortal({ tls: true, tlsDir })
    await using own = await createRecorder({ upstream: portal.webhookUrl })
    expect(await rawClient(own.webhookUrl).get('profile')).toMatchObject({ status: 502 })
    expect(JSON.stringify(outcomeOf(own.cassette()))).toMatch(/"unreachable","code":"[A-Z_]*(?:CERT|VERIFY)/)
    expect(portal.requests.count()).toBe(0)
    await rm(tlsDir, { recursive: true })
  })
})

describe('a body that is not kept', () => {
  it.each(['text/html', 'application/json'])('reaches the client whole as %s, and the replay says it', async (type) => {
    // Larger than what a socket takes at once.
    const large = JSON.stringify({ result: Array.from({ length: 100_000 }, (_, index) => index) })
    upstream.act = (_request, _body, response) => void response.writeHead(200, { 'Content-Type': type }).end(large)
    expect(await rawClient(recorder.webhookUrl).get('profile')).toMatchObject({ body: large })
    await using replay = await createReplay({ cassette: recorder.cassette() })
    expect(lineOf(await rawClient(replay.webhookUrl).get('profile'))).toMatch(
      /^404 .*its body is larger than the recorder keeps/,
    )
  })

  it('is one that came compressed, though nobody asked for it', async () => {
    upstream.act = (_request, _body, response) =>
      void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"result":1}'))
    expect(await rawClient(recorder.webhookUrl).get('profile')).toMatchObject({ body: '{"result":1}' })
    expect(outcomeOf(recorder.cassette())).toMatchObject({ kind: 'notKept' })
  })

  it('of a request passes, and is counted', async () => {
    upstream.act = (_request, body, response) => void response.end(String(body.length))
    const reply = await rawClient(recorder.webhookUrl).json('crm.deal.add', {
      fields: { COMMENTS: 'x'.repeat(50_000) },
    })
    expect(lineOf(reply)).toMatch(/^200 50\d\d\d$/)
    expect(recorder).toMatchObject({ recorded: 0, skipped: 1 })
  })
})

it('a client that does not wait is not recorded', async () => {
  const client = new AbortController()
  upstream.act = () => client.abort(new Error('The client waits no longer.'))
  const call = fetch(`${recorder.webhookUrl}profile`, { signal: client.signal })
  await expect(call).rejects.toThrow('waits no longer')
  await expect.poll(() => recorder.skipped).toBe(1)
  expect(recorder.recorded).toBe(0)
})
