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

/** A request and its result in the recorder. */
export interface Passed {
  readonly request: IncomingMessage
  readonly asked: AskedDoor
  /** The address to which the request was sent. */
  readonly url: URL
  /** The body of the request. Undefined if it was too large. */
  readonly body: Buffer | undefined
  readonly forwarded: Forwarded
  readonly move: AddressMove
}

/** Records requests and their results. */
export interface Tape {
  /** Returns whether it was recorded. It was not if the client did not wait, or if the request was too large. */
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
      // The scrubber must know the request's own credentials before it records a reply that repeats them.
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

/** Whether the reply is the file. Other methods upload a file, and the reply describes the result. */
export const isDownload = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'
