import type { IncomingMessage } from 'node:http'
import { withoutCredentials } from './call-key.ts'
import type { CassetteSink } from './cassette-file.ts'
import type { AskedDoor } from './doors.ts'
import { writeExchange } from './exchange.ts'
import type { Forwarded } from './forward.ts'
import { nameTokens } from './oauth-exchange.ts'
import { readCall } from './read-call.ts'
import type { Scrubber } from './scrubber.ts'
import { toOutcome } from './to-outcome.ts'

/** Writes down what went through a recorder. */
export interface Tape {
  /**
   * Returns whether it was written: not when the client did not wait, and not when the request's `body` was too large.
   * `move` gives a reply's addresses their neutral form.
   */
  write(
    request: IncomingMessage,
    asked: AskedDoor,
    body: Buffer | undefined,
    forwarded: Forwarded,
    move: (json: string) => string,
  ): Promise<boolean>
}

export const createTape = (sink: CassetteSink, scrubber: Scrubber): Tape => ({
  write: async (request, asked, body, forwarded, move) => {
    if (body === undefined || forwarded.kind === 'abandoned') return false
    scrubber.learnHeaders(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const { api, method, params } = await readCall(request, asked, body)
    const reply = forwarded.kind === 'reply' ? forwarded.body?.toString() : undefined
    const named = api === 'oauth' ? nameTokens(params, reply, scrubber) : params
    // The request's own credentials have to be known before a reply that repeats them is written down.
    scrubber.text(asked.target.search)
    scrubber.params(named)
    const outcome = toOutcome(forwarded, scrubber, move)
    const kept = withoutCredentials(scrubber.params(named))
    sink.write(writeExchange({ api, method: scrubber.text(method), params: kept, outcome }))
    return true
  },
})
