import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'

/** One request as the scripted server saw it. */
export interface ScriptedRequest {
  readonly api: 'v2' | 'v3'
  readonly method: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly url: string
  /** The JSON body, or `undefined` when it was not JSON. */
  readonly body: unknown
  readonly rawBody: string
}

export interface ScriptedReply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Anything but a string is sent as JSON. */
  readonly body: unknown
}

/** A server on a real socket that answers as the test says: for replies that no portal in order would give. */
export interface ScriptedServer extends AsyncDisposable {
  readonly webhookUrl: string
  readonly requests: readonly ScriptedRequest[]
}

export const scriptedTime = {
  start: 1_780_000_000,
  finish: 1_780_000_000.1,
  duration: 0.1,
  processing: 0.1,
  date_start: '2026-05-28T20:26:40+00:00',
  date_finish: '2026-05-28T20:26:40+00:00',
  operating: 0,
  operating_reset_at: 1_780_000_600,
} as const

/** A success envelope. */
export const success = (result: unknown, more: Record<string, unknown> = {}): ScriptedReply => ({
  body: { result, time: scriptedTime, ...more },
})

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: string[] = []
  request.setEncoding('utf8')
  for await (const chunk of request) chunks.push(String(chunk))
  return chunks.join('')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const toScriptedRequest = (url: string, headers: IncomingMessage['headers'], rawBody: string): ScriptedRequest => {
  const { pathname, searchParams } = new URL(url, 'http://scripted')
  const method = decodeURIComponent(pathname.split('/').at(-1) ?? '')
  const api = pathname.startsWith('/rest/api/') ? 'v3' : 'v2'
  return { api, method, query: searchParams, headers, url, rawBody, body: parsed(rawBody) }
}

const send = (response: ServerResponse, { status = 200, headers = {}, body }: ScriptedReply): void => {
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers })
  response.end(isText ? body : JSON.stringify(body))
}

/** `reply` is asked for each request; `undefined` destroys the socket. */
export const openScriptedServer = async (
  reply: (request: ScriptedRequest, index: number) => ScriptedReply | undefined,
): Promise<ScriptedServer> => {
  const requests: ScriptedRequest[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const seen = toScriptedRequest(request.url ?? '/', request.headers, await readBody(request))
    requests.push(seen)
    const scripted = reply(seen, requests.length - 1)
    if (scripted === undefined) request.socket.destroy()
    else send(response, scripted)
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The scripted server has no port.')
  return {
    webhookUrl: `http://127.0.0.1:${address.port}/rest/1/scriptedsecret01/`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
