import type { JournalEntry } from '../../middleware/request-log.ts'
import { printfOf, quotedOnly, shellWord } from './shell-word.ts'
import { requireBody } from './kept-body.ts'

/** Where the portal is reached by whoever looks. */
export interface ReachedAt {
  /** `http://127.0.0.1:8024` */
  readonly origin: string
  /** The certificate to trust, with TLS. */
  readonly authorityFile: string | undefined
}

/** Linux takes no word above 128 KB in the arguments of a program; a longer one goes through a pipe. */
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

/** curl takes these for patterns of many addresses. */
const isGlob = /[[\]{}]/

/**
 * A command for a POSIX shell that sends a request as the portal received it: its path, headers and body to the byte, its secret
 * among them. It goes to the address by which the inspector is looked at, which the client may have called by another name.
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

/** curl posts whatever has a body, and gets everything else. */
const verbOption = (verb: string, hasBody: boolean): readonly string[] => {
  if (verb === 'HEAD') return ['--head']
  return verb === (hasBody ? 'POST' : 'GET') ? [] : [`--request ${shellWord(verb)}`]
}

const headerOptions = (headers: Readonly<Record<string, string>>, hasBody: boolean): readonly string[] => {
  const given = Object.entries(headers)
    .filter(([name]) => !leftOut.has(name))
    // Node reads headers as Latin-1: one character a byte. An empty one is written with a semicolon.
    .map(([name, value]) => shellWord(Buffer.from(value === '' ? `${name};` : `${name}: ${value}`, 'latin1')))
  // curl would call every body a form.
  const untyped = hasBody && !Object.hasOwn(headers, 'content-type') ? ["'content-type:'"] : []
  return [...given, ...untyped].map((header) => `--header ${header}`)
}
