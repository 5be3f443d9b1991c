import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Exchange, Outcome } from './exchange.ts'
import { notKept, unreachable } from './refusals.ts'
import { cutConnection, sendJson } from './serve.ts'

/** What a replay knows beside the recording. */
export interface Replaying {
  /** The body of a file beside the cassette. */
  readonly fileOf: (name: string) => Uint8Array
  /** A recorded text as it is true here and now. */
  readonly adapt: (exchange: Exchange, text: string, request: IncomingMessage) => string
}

/** Has a request end as the recorded one did. */
export const replayOutcome = (
  exchange: Exchange,
  request: IncomingMessage,
  response: ServerResponse,
  replaying: Replaying,
): void => {
  const { outcome } = exchange
  switch (outcome.kind) {
    case 'reply': {
      const { location, ...headers } = outcome.headers
      const moved = location === undefined ? {} : { location: replaying.adapt(exchange, location, request) }
      response.writeHead(outcome.status, { ...headers, ...moved }).end(bodyOf(outcome, exchange, request, replaying))
      break
    }
    case 'lost':
      cutConnection(request)
      break
    case 'unreachable':
      sendJson(response, 502, unreachable(exchange.api, outcome.code))
      break
    case 'notKept':
      sendJson(response, 404, notKept(exchange, outcome.reason))
      break
    default:
      outcome satisfies never
  }
}

const bodyOf = (
  { body, encoding }: Extract<Outcome, { kind: 'reply' }>,
  exchange: Exchange,
  request: IncomingMessage,
  { fileOf, adapt }: Replaying,
): string | Uint8Array => {
  switch (encoding) {
    case 'utf8':
      return adapt(exchange, body, request)
    case 'base64':
      return Buffer.from(body, 'base64')
    case 'file':
      return fileOf(body)
    default:
      return encoding satisfies never
  }
}
