import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** The web server of the application. A portal opens the page by POST, so that is answered like GET. */
export const serveApp = async (folder: string): Promise<{ url: string } & AsyncDisposable> => {
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const file = path === '/' ? '/index.html' : normalize(path)
    try {
      const body = await readFile(join(folder, file))
      response
        .setHeader('Content-Type', `${types[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`)
        .end(body)
    } catch {
      response.writeHead(404).end('Not found')
    }
  }
  const server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://app').pathname, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
