import type { IncomingMessage, ServerResponse } from 'node:http'
import { allowOrigin, preflight } from '../cors-headers.ts'
import { callKeysOf, withoutCredentials } from './call-key.ts'
import { type CassetteFiles, openFiles } from './cassette-files.ts'
import { collectBody } from './collect-body.ts'
import { doorOf, serverPath } from './doors.ts'
import { type Exchange, readCassette } from './exchange.ts'
import { isSame, nearestTo } from './nearest.ts'
import { fromNeutral } from './neutral-address.ts'
import { type Call, readCall } from './read-call.ts'
import { freshened, withoutCode } from './oauth-exchange.ts'
import { noConsent, noDoor, noPush, notRecorded } from './refusals.ts'
import { replayOutcome } from './replay-outcome.ts'
import { createScrubber } from './scrubber.ts'
import { placeholder } from './secret-names.ts'
import { baseOf, sendJson, targetOf, serveNode, type ServeOptions } from './serve.ts'

export interface ReplayOptions extends ServeOptions {
  /** The text of a cassette. */
  readonly cassette: string
  /** The cassette's files: their folder, `CASSETTE.files`, or the result of the recorder's `files()`. */
  readonly files?: CassetteFiles | undefined
  /** The current time in milliseconds since 1970, for the age of tokens. @default Date.now */
  readonly nowMs?: (() => number) | undefined
  /** With `true`, the first recording of a call is used again after the last one. Otherwise the call is refused. @default false */
  readonly loop?: boolean | undefined
}

/** A call, without its credentials. */
export type ReplayedCall = Call

/** A server that replies with the recordings of a cassette. It accepts any credentials. */
export interface Replay extends AsyncDisposable {
  /** The address without a path. */
  readonly url: string
  /** A webhook for clients. Any other webhook works too. */
  readonly webhookUrl: string
  /** The address at which an application calls the portal with its tokens. */
  readonly clientEndpoint: string
  /** The address of the authorization server for applications. */
  readonly serverEndpoint: string
  /** With `tls`: the path of the certificate to trust, for `NODE_EXTRA_CA_CERTS`. */
  readonly authorityFile: string | undefined
  /** Recordings that were not used yet. */
  unused(): readonly ReplayedCall[]
  /** Calls that were refused because the cassette does not contain them. */
  missed(): readonly ReplayedCall[]
  close(): Promise<void>
}

const maxBodyBytes = 64 * 1024 * 1024

/**
 * Starts a replay. Each call gets the recorded reply for its API, method and parameters. Repeated calls get their replies in the recorded
 * order. Without a recording, the call is refused with 404 `NOT_RECORDED`.
 * @throws {RangeError} the text is not a cassette, or one of its files is missing or damaged
 */
export const createReplay = async (options: ReplayOptions): Promise<Replay> => {
  const { isPersonalScrubbed, exchanges } = readCassette(options.cassette)
  const { nowMs = Date.now } = options
  const fileOf = openFiles(options.files, exchanges)
  const scrubber = createScrubber({ isPersonalScrubbed })
  const callKey = callKeysOf(exchanges)
  const recordings = new Map<string, Exchange[]>()
  for (const exchange of exchanges) {
    const key = callKey(exchange)
    recordings.set(key, [...(recordings.get(key) ?? []), exchange])
  }
  const used = new Map<string, number>()
  const missed: ReplayedCall[] = []

  const take = (key: string): Exchange | undefined => {
    const all = recordings.get(key) ?? []
    const count = used.get(key) ?? 0
    used.set(key, count + 1)
    return options.loop === true && all.length > 0 ? all[count % all.length] : all[count]
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = targetOf(request)
    const body = collectBody(request, maxBodyBytes)
    await new Promise((resolve) => request.once('close', resolve).resume())
    // With this header a browser allows pages of other origins to read the reply.
    response.setHeader(allowOrigin, '*')
    const door = doorOf(target.pathname)
    if (door.kind === 'none') return sendJson(response, 404, noDoor())
    if (door.kind === 'push') return sendJson(response, 501, noPush())
    if (door.kind === 'authorize') return sendJson(response, 404, noConsent())
    if (request.method === 'OPTIONS') return void response.writeHead(200, preflight('measured')).end()
    const read = await readCall(request, { target, door }, body() ?? Buffer.alloc(0))
    const asked = read.api === 'oauth' ? withoutCode(read.params) : read.params
    const call = { ...read, params: withoutCredentials(scrubber.params(asked)) }
    const key = callKey(call)
    const found = take(key)
    if (found !== undefined) return replayOutcome(found, request, response, { fileOf, adapt })
    missed.push(call)
    const ofMethod = exchanges.filter(({ api, method }) => api === call.api && isSame(method, call.method))
    const times = { recorded: ofMethod.length, used: recordings.get(key)?.length ?? 0 }
    sendJson(response, 404, notRecorded(call, { ...times, nearest: nearestTo(call, exchanges) }))
  }

  /** Adapts a recorded text to the current time and address. */
  const adapt = ({ api }: Exchange, text: string, request: IncomingMessage): string => {
    const moved = fromNeutral(text, baseOf(request, serving.url))
    return api === 'oauth' ? freshened(moved, nowMs()) : moved
  }

  const serving = await serveNode(answer, options)
  const close = async (): Promise<void> => serving.close()
  return {
    url: serving.url,
    webhookUrl: `${serving.url}/rest/1/${placeholder}/`,
    clientEndpoint: `${serving.url}/rest/`,
    serverEndpoint: `${serving.url}${serverPath}/rest/`,
    authorityFile: serving.authorityFile,
    unused: () => [...recordings].flatMap(([key, all]) => all.slice(used.get(key) ?? 0).map(toCall)),
    missed: () => [...missed],
    close,
    [Symbol.asyncDispose]: close,
  }
}

const toCall = ({ api, method, params }: Exchange): ReplayedCall => ({ api, method, params })
