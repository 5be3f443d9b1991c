import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/** A request that opened the application's page. */
export interface Opening {
  readonly method: string
  readonly query: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
}

/** An application without any SDK: its page speaks the bridge by hand. */
export interface BareApp extends AsyncDisposable {
  readonly url: string
  readonly openings: readonly Opening[]
}

// `ask` resolves with the payload of the first reply, or with 'silence'; `heard` keeps all that came.
const page = `<!doctype html><title>Bare</title><p id="sid"></p><script>
  const [domain, protocol, sid] = window.name.split('|')
  const portal = (protocol === '1' ? 'https://' : 'http://') + domain
  const heard = []
  let counter = 0
  addEventListener('message', (event) => {
    if (event.origin !== portal) return
    const at = event.data.indexOf(':')
    const json = event.data.slice(at + 1)
    heard.push({ id: event.data.slice(0, at), payload: json === '' ? undefined : JSON.parse(json), isEmpty: json === '' })
  })
  const post = (message) => parent.postMessage(message, portal)
  const replyTo = async (id, waitMs) => {
    for (let waited = 0; waited < waitMs; waited += 10) {
      const found = heard.find((one) => one.id === id)
      if (found !== undefined) return found.isEmpty ? 'empty' : found.payload
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return 'silence'
  }
  const ask = (command, params, waitMs = 10000) => {
    const id = 'cb' + ++counter
    post([command, params === undefined ? '' : JSON.stringify(params), id, sid].join(':'))
    return replyTo(id, waitMs)
  }
  document.querySelector('#sid').textContent = sid
</script>`

export const startBareApp = async (): Promise<BareApp> => {
  const openings: Opening[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    openings.push(await readOpening(request))
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page)
  }
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    openings,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const readOpening = async (request: IncomingMessage): Promise<Opening> => {
  const body = new URLSearchParams(await text(request))
  const { searchParams } = new URL(request.url ?? '/', 'http://app')
  return {
    method: request.method ?? '',
    query: Object.fromEntries(searchParams),
    fields: Object.fromEntries(body),
  }
}
