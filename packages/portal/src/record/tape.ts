import type { IncomingMessage } from 'node:http'
import type { AddressMove } from './addresses.ts'
import { withoutCredentials } from './call-key.ts'
import type { CassetteSink } from './cassette-file.ts'
import { nameOfFile } from './file-name.ts'
import type { AskedDoor } from './doors.ts'
import { writeExchange } from './exchange.ts'
import type { Forwarded } from './forward.ts'
import { neutralBase } from './neutral-address.ts'
import { nameTokens } from './oauth-exchange.ts'
import { withoutPushServer } from './push-traffic.ts'
import { readCall } from './read-call.ts'
import type { Scrubber } from './scrubber.ts'
import { toOutcome } from './to-outcome.ts'

/** What went through a recorder once. */
export interface Passed {
  readonly request: IncomingMessage
  readonly asked: AskedDoor
  /** Where it went. */
  readonly url: URL
  /** Of the request; undefined when it was too large. */
  readonly body: Buffer | undefined
  readonly forwarded: Forwarded
  readonly move: AddressMove
}

/** Writes down what went through a recorder. */
export interface Tape {
  /** Returns whether it was written: not when the client did not wait, and not when the request was too large. */
  write(passed: Passed): Promise<boolean>
}

export const createTape = (sink: CassetteSink, scrubber: Scrubber, maxFilesBytes: number): Tape => {
  const kept = new Set<string>()
  let keptBytes = 0
  const keepFile = (bytes: Uint8Array): string | undefined => {
    const name = nameOfFile(bytes)
    if (kept.has(name)) return name
    if (keptBytes + bytes.byteLength > maxFilesBytes) return undefined
    sink.writeFile(name, bytes)
    kept.add(name)
    keptBytes += bytes.byteLength
    return name
  }
  return {
    write: async ({ request, asked, url, body, forwarded, move }) => {
      if (body === undefined || forwarded.kind === 'abandoned') return false
      scrubber.learnHeaders(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const { api, method, params } = await readCall(request, asked, body)
      const reply = forwarded.kind === 'reply' ? forwarded.body?.toString() : undefined
      const named = api === 'oauth' ? nameTokens(params, reply, scrubber) : params
      // The request's own credentials have to be known before a reply that repeats them is written down.
      scrubber.text(asked.target.search)
      scrubber.params(named)
      const outcome = toOutcome(forwarded, {
        scrubber,
        neutral: {
          json: (text) => withoutPushServer(move.json(text, neutralBase)),
          location: (text) => move.location(text, url, neutralBase),
        },
        keepFile: api === 'link' && isDownload(request) ? keepFile : undefined,
      })
      const written = withoutCredentials(scrubber.params(named))
      sink.write(writeExchange({ api, method: scrubber.text(method), params: written, outcome }))
      return true
    },
  }
}

/** Whether the reply is the file; otherwise it says what became of one that was sent. */
export const isDownload = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'
