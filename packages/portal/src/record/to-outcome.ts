import type { Outcome } from './exchange.ts'
import type { Forwarded } from './forward.ts'
import { looksLikeJson } from './rewrite-json.ts'
import type { Scrubber } from './scrubber.ts'

/** The reply headers that matter to a client of REST or of a file download. */
const keptHeaders = ['content-type', 'retry-after', 'content-disposition', 'content-range'] as const

/** The functions that turn a reply into its recorded form. */
export interface Keeping {
  readonly scrubber: Scrubber
  /** Replaces the addresses in a JSON reply and in `Location` by neutral ones. */
  readonly neutral: { json(text: string): string; location(text: string): string }
  /**
   * Writes a body beside the cassette and returns its name. Undefined if there is no room. Without this function the cassette contains the
   * bodies.
   */
  readonly keepFile: ((bytes: Uint8Array) => string | undefined) | undefined
}

/** The recorded form of a reply: everything that a client uses, without secrets. */
export const toOutcome = (forwarded: Exclude<Forwarded, { kind: 'abandoned' }>, keeping: Keeping): Outcome => {
  if (forwarded.kind !== 'reply') return forwarded
  const { status, headers, body } = forwarded
  const { scrubber, neutral, keepFile } = keeping
  if (body === undefined) return { kind: 'notKept', reason: 'its body is larger than the recorder keeps' }
  if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? ''))
    return { kind: 'notKept', reason: 'its body came compressed, so that no secrets could be looked for' }
  const kept = Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[name, scrubber.text(value)]]
    }),
  )
  const { location } = headers
  const all = location === undefined ? kept : { ...kept, location: scrubber.text(neutral.location(location)) }
  if (keepFile === undefined || body.byteLength === 0)
    return { kind: 'reply', status, headers: all, ...inCassette(body, keeping) }
  const name = keepFile(scrubbedFile(body, scrubber))
  if (name === undefined) return { kind: 'notKept', reason: 'the files beside the cassette have no room for it' }
  return { kind: 'reply', status, headers: all, body: name, encoding: 'file' }
}

const inCassette = (body: Buffer, { scrubber, neutral }: Keeping): { body: string; encoding: 'utf8' | 'base64' } => {
  const text = asText(body)
  if (text !== undefined)
    return { body: scrubber.text(looksLikeJson(text) ? neutral.json(text) : text), encoding: 'utf8' }
  // Bytes as characters, so that a secret inside a file is found too.
  const scrubbed = scrubber.text(body.toString('latin1'))
  return { body: Buffer.from(scrubbed, 'latin1').toString('base64'), encoding: 'base64' }
}

/** In bytes that are not text, a name with a value can be a coincidence. There, only known secrets are replaced. */
const scrubbedFile = (body: Buffer, scrubber: Scrubber): Buffer => {
  const text = asText(body)
  if (text !== undefined) return Buffer.from(scrubber.text(text))
  return Buffer.from(scrubber.known(body.toString('latin1')), 'latin1')
}

const asText = (body: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return undefined
  }
}
