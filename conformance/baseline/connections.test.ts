import { createServer } from 'node:http'
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { B24Hook } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { scriptedTime } from '../scripted-server.ts'
import { withoutLimits } from '../stage.ts'

const reply = gzipSync(JSON.stringify({ result: 'x'.repeat(5_000), time: scriptedTime }))

const openServer = async () => {
  const seen = { connections: 0, encodings: new Set<string>() }
  const server = createServer((request, response) => {
    seen.encodings.add(String(request.headers['accept-encoding']))
    request.resume()
    request.once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(reply)
    })
  })
  server.on('connection', () => {
    seen.connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    seen,
    $b24: B24Hook.fromWebhookUrl(`http://127.0.0.1:${port}/rest/1/scriptedsecret01/`, {
      restrictionParams: withoutLimits,
    }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

describe('connections', () => {
  it('calls one after another share one connection', async () => {
    await using server = await openServer()
    for (let count = 0; count < 50; count += 1) await server.$b24.actions.v2.call.make({ method: 'profile' })
    expect(server.seen.connections).toBe(1)
  })

  it('a compressed reply is asked for and read', async () => {
    await using server = await openServer()
    const response = await server.$b24.actions.v2.call.make<string>({ method: 'profile' })
    expect(response.getData()!.result).toHaveLength(5_000)
    expect([...server.seen.encodings].join()).toContain('gzip')
  })
})
