import type { IncomingMessage } from 'node:http'
import { hostNotReached } from '../../errors/catalogues/transport-errors.ts'
import { NoReply } from '../transport.ts'
import type { Address } from './connections.ts'
import { cutOff, exchange, readBytes } from './exchange.ts'

const mostRedirects = 20
const mostBytes = 25 * 1024 * 1024

/**
 * Node's HTTP client in the form of `fetch`, for requests that are not REST calls. It uses the transport's proxy and authorities. A reply
 * is read to its end before it is returned.
 */
export const nodeFetch =
  (addressOf: (origin: string) => Address): typeof globalThis.fetch =>
  async (input, init) => {
    const request = new Request(input, init)
    const { method, redirect, signal } = request
    const body = request.body === null ? '' : new Uint8Array(await request.arrayBuffer())
    let url = new URL(request.url)
    for (let redirects = 0; ; redirects += 1) {
      const { reply, response } = await ask(addressOf(url.origin), url, {
        method,
        headers: request.headers,
        body,
        signal,
      })
      const { location } = reply.headers
      if (response.status < 300 || response.status > 399 || location === undefined || redirect === 'manual')
        return response
      // A body and its headers are not sent to an address that the program did not name.
      if (redirect === 'error' || method !== 'GET' || redirects === mostRedirects)
        throw new TypeError(`${url.host} answered with a redirect (${response.status})`)
      url = new URL(location, url)
    }
  }

interface Question {
  readonly method: string
  readonly headers: Headers
  readonly body: string | Uint8Array
  readonly signal: AbortSignal
}

const ask = async (
  address: Address,
  url: URL,
  { method, headers, body, signal }: Question,
): Promise<{ readonly reply: IncomingMessage; readonly response: Response }> => {
  signal.throwIfAborted()
  const acts: ((reason: unknown) => void)[] = []
  const end = (): void => {
    for (const act of acts) act(signal.reason)
  }
  signal.addEventListener('abort', end)
  try {
    const reply = await exchange(address, {
      method,
      path: url.pathname + url.search,
      headers: Object.fromEntries(headers),
      body,
      onEarlyEnd: (act) => acts.push(act),
    })
    const bytes = await readBytes(reply, mostBytes).catch((cause: unknown) => {
      throw cutOff(address, cause)
    })
    const status = reply.statusCode ?? 0
    const hasBody = status !== 204 && status !== 205 && status !== 304
    return { reply, response: new Response(hasBody ? bytes : null, { status, headers: headersOf(reply) }) }
  } catch (cause) {
    signal.throwIfAborted()
    if (!(cause instanceof NoReply)) throw cause
    throw hostNotReached({ host: url.host, code: cause.code, advice: cause.message, cause: cause.cause })
  } finally {
    signal.removeEventListener('abort', end)
  }
}

const headersOf = ({ headersDistinct }: IncomingMessage): [string, string][] =>
  Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
