import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'

/** A web-standard handler on a socket. */
export interface FetchServer extends AsyncDisposable {
  readonly url: string
}

/** Serves a handler of web-standard requests on a free port. */
export const serveFetch = async (handle: (request: Request) => Promise<Response>): Promise<FetchServer> => {
  const answer = async (request: Request, outgoing: ServerResponse): Promise<void> => {
    const response = await handle(request)
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(await response.text())
  }
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const request = new Request(`http://${incoming.headers.host ?? ''}${incoming.url ?? ''}`, {
        method: incoming.method ?? 'GET',
        headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
        ...(incoming.method === 'POST' && { body: Buffer.concat(chunks) }),
      })
      void answer(request, outgoing)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
