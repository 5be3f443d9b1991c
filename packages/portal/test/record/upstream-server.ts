import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What the upstream does with a request that was read to its end. */
export type Act = (request: IncomingMessage, body: string, response: ServerResponse) => void

/** A stand-in for a real portal, for what the local one never does. */
export interface UpstreamServer extends AsyncDisposable {
  readonly webhookUrl: string
  /** Changes what it does from the next request on. */
  act: Act
}

export const upstreamSecret = 'upstreamsecret77'

export const startUpstream = async (act: Act): Promise<UpstreamServer> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => upstream.act(request, Buffer.concat(chunks).toString(), response))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The upstream has no port.')
  const upstream: UpstreamServer = {
    webhookUrl: `http://127.0.0.1:${String(address.port)}/rest/1/${upstreamSecret}/`,
    act,
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return upstream
}
