import type { Outcome } from './exchange.ts'
import type { Forwarded } from './forward.ts'
import { looksLikeJson } from './rewrite-json.ts'
import type { Scrubber } from './scrubber.ts'

/** The headers of a reply that mean something to a client of REST. */
const keptHeaders = ['content-type', 'location', 'retry-after'] as const

/** What is kept of a reply: everything that a client acts on, without secrets. */
export const toOutcome = (
  forwarded: Exclude<Forwarded, { kind: 'abandoned' }>,
  scrubber: Scrubber,
  move: (json: string) => string,
): Outcome => {
  if (forwarded.kind !== 'reply') return forwarded
  const { status, headers, body } = forwarded
  if (body === undefined) return { kind: 'notKept', reason: 'its body is larger than the recorder keeps' }
  if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? ''))
    return { kind: 'notKept', reason: 'its body came compressed, so that no secrets could be looked for' }
  const kept = Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[name, scrubber.text(value)]]
    }),
  )
  return { kind: 'reply', status, headers: kept, ...scrubbedBody(body, scrubber, move) }
}

const scrubbedBody = (
  body: Buffer,
  scrubber: Scrubber,
  move: (json: string) => string,
): { body: string; encoding: 'utf8' | 'base64' } => {
  const text = asText(body)
  if (text !== undefined) return { body: scrubber.text(looksLikeJson(text) ? move(text) : text), encoding: 'utf8' }
  // Bytes as characters, so that a secret inside a file is found too.
  const scrubbed = scrubber.text(body.toString('latin1'))
  return { body: Buffer.from(scrubbed, 'latin1').toString('base64'), encoding: 'base64' }
}

const asText = (body: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return undefined
  }
}
