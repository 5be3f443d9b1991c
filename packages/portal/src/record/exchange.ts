import type { Api } from '../methods/api.ts'
import { isFileName } from './file-name.ts'
import { isWireMap, type WireMap } from '../wire-value.ts'

/** The result of a request to a real portal. */
export type Outcome =
  | {
      readonly kind: 'reply'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      /** `base64`: the body is not text. `file`: it is the name of a file beside the cassette. */
      readonly encoding: 'utf8' | 'base64' | 'file'
    }
  /** The request was sent, but no complete reply came back. */
  | { readonly kind: 'lost' }
  /** There was no connection, so nothing was sent. `code` is Node's. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** The reply could not be kept. */
  | { readonly kind: 'notKept'; readonly reason: string }

/** The target of a request: a version of the REST API, the authorization server, or a file whose address was in a reply. */
export type RecordedApi = Api | 'oauth' | 'link'

const recordedApis: ReadonlySet<unknown> = new Set<RecordedApi>(['v2', 'v3', 'oauth', 'link'])

/** One request with its result, without secrets. It is one line of a cassette. */
export interface Exchange {
  readonly api: RecordedApi
  /**
   * The method as the client spelled it, with its suffix. `oauth.token` is the token endpoint, `GET /_link/3` is the third address of a
   * file.
   */
  readonly method: string
  /** The parameters as the portal reads them, without credentials. */
  readonly params: WireMap
  readonly outcome: Outcome
}

/** The recorded requests, in order. */
export interface Cassette {
  readonly isPersonalScrubbed: boolean
  readonly exchanges: readonly Exchange[]
}

const version = 2
/** A cassette of version 1 has only REST calls. */
const knownVersions: ReadonlySet<unknown> = new Set([1, version])

/** The first line of a cassette. */
export const writeHeader = (isPersonalScrubbed: boolean): string =>
  `${JSON.stringify({ cassette: version, isPersonalScrubbed })}\n`

export const writeExchange = (exchange: Exchange): string => `${JSON.stringify(exchange)}\n`

/**
 * Reads a cassette. An incomplete last line is ignored, because a killed recorder may leave one.
 * @throws {RangeError} the text is not a cassette, or is one of another version; the message names the line
 */
export const readCassette = (text: string): Cassette => {
  const [first = '', ...lines] = text.split('\n').slice(0, -1)
  const header = parseLine(first)
  if (!isWireMap(header) || !knownVersions.has(header['cassette']))
    throw new RangeError(`This is no cassette of version 1 or ${String(version)}: its first line says otherwise.`)
  const exchanges = lines.map((line, index) => {
    const value = parseLine(line)
    if (isExchange(value)) return value
    throw new RangeError(`Line ${String(index + 2)} of the cassette is no recording.`)
  })
  return { isPersonalScrubbed: header['isPersonalScrubbed'] === true, exchanges }
}

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const isExchange = (value: unknown): value is Exchange =>
  isWireMap(value) &&
  recordedApis.has(value['api']) &&
  typeof value['method'] === 'string' &&
  isWireMap(value['params']) &&
  isOutcome(value['outcome'])

const isOutcome = (value: unknown): value is Outcome => {
  if (!isWireMap(value)) return false
  switch (value['kind']) {
    case 'reply':
      return (
        typeof value['status'] === 'number' &&
        isWireMap(value['headers']) &&
        Object.values(value['headers']).every((header) => typeof header === 'string') &&
        typeof value['body'] === 'string' &&
        (value['encoding'] === 'utf8' ||
          value['encoding'] === 'base64' ||
          // Names of any other form are refused. They could lead out of the folder of the files.
          (value['encoding'] === 'file' && isFileName(value['body'])))
      )
    case 'lost':
      return true
    case 'unreachable':
      return typeof value['code'] === 'string'
    case 'notKept':
      return typeof value['reason'] === 'string'
    default:
      return false
  }
}
