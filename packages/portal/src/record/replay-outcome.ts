import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Exchange, Outcome } from './exchange.ts'
import { notKept, unreachable } from './refusals.ts'
import { cutConnection, sendJson } from './serve.ts'

/** The data of a replay in addition to the recording. */
export interface Replaying {
  /** Reads a file beside the cassette. */
  readonly fileOf: (name: string) => Uint8Array
  /** Adapts a recorded text to the current time and address. */
  readonly adapt: (exchange: Exchange, text: string, request: IncomingMessage) => string
}

/** Ends a request in the same way as the recorded one. */
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
