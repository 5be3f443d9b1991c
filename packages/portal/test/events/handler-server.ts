import { createServer } from 'node:http'
import { once } from 'node:events'

/** A handler of events as an application has it: keeps every body it gets, and answers as it is told. */
export interface HandlerServer extends AsyncDisposable {
  readonly url: string
  readonly bodies: string[]
}

export const startHandler = async (status = 200): Promise<HandlerServer> => {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString())
      response.writeHead(status).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The handler has no port.')
  return {
    url: `http://127.0.0.1:${String(address.port)}/handler`,
    bodies,
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
