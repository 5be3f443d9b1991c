import type { JournalEntry } from '../../middleware/request-log.ts'
import { printfOf, quotedOnly, shellWord } from './shell-word.ts'
import { requireBody } from './kept-body.ts'

/** The address at which the inspector's user reaches the portal. */
export interface ReachedAt {
  /** For example `http://127.0.0.1:8024`. */
  readonly origin: string
  /** With TLS: the path of the certificate to trust. */
  readonly authorityFile: string | undefined
}

/** On Linux one argument of a program cannot be longer than 128 KB. Longer data goes through a pipe. */
const longestArgument = 100_000

/** Headers that belong to the connection, or that curl writes itself. */
const leftOut: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'expect',
  'te',
  'trailer',
  'upgrade',
  'http2-settings',
])

/** curl would read these characters as a pattern for several addresses. */
const isGlob = /[[\]{}]/

/**
 * Makes a command for a POSIX shell that sends a request exactly as the portal received it: path, headers, body and secrets. The host may
 * differ: it is the one at which the inspector is open.
 * @throws {PortalError} `INSPECTOR_BODY_NOT_KEPT`
 */
export const curlCommand = (entry: JournalEntry, { origin, authorityFile }: ReachedAt): string => {
  const { wire, request } = entry
  const body = requireBody(entry)
  const { pathname, search } = new URL(wire.url)
  const data = body === undefined ? undefined : dataOf(body)
  const options = [
    ...(authorityFile === undefined ? [] : [`--cacert ${shellWord(authorityFile)}`]),
    ...(isGlob.test(pathname + search) ? ['--globoff'] : []),
    ...verbOption(wire.verb, body !== undefined),
    ...headerOptions(request.headers, body !== undefined),
    ...(data === undefined ? [] : [data.option]),
  ]
  const curl = [`curl ${shellWord(`${origin}${pathname}${search}`)}`, ...options].join(' \\\n  ')
  return data?.pipe === undefined ? curl : `${data.pipe} | ${curl}`
}

const dataOf = (body: Buffer): { readonly option: string; readonly pipe?: string } => {
  const quoted = body.byteLength > longestArgument ? undefined : quotedOnly(body)
  return quoted === undefined
    ? { option: '--data-binary @-', pipe: printfOf(body) }
    : { option: `--data-raw ${quoted}` }
}

/** By default curl sends POST if there is a body, and GET if there is none. */
const verbOption = (verb: string, hasBody: boolean): readonly string[] => {
  if (verb === 'HEAD') return ['--head']
  return verb === (hasBody ? 'POST' : 'GET') ? [] : [`--request ${shellWord(verb)}`]
}

const headerOptions = (headers: Readonly<Record<string, string>>, hasBody: boolean): readonly string[] => {
  const given = Object.entries(headers)
    .filter(([name]) => !leftOut.has(name))
    // Node reads headers as Latin-1, one character for each byte. curl needs a semicolon after an empty header.
    .map(([name, value]) => shellWord(Buffer.from(value === '' ? `${name};` : `${name}: ${value}`, 'latin1')))
  // Without this, curl would send the content type of a form.
  const untyped = hasBody && !Object.hasOwn(headers, 'content-type') ? ["'content-type:'"] : []
  return [...given, ...untyped].map((header) => `--header ${header}`)
}
