import type { IncomingMessage, ServerResponse } from 'node:http'
import { secretText } from '../auth/secret-text.ts'
import { createMoves } from './addresses.ts'
import { cassetteInMemory, openCassetteFile } from './cassette-file.ts'
import { collectBody } from './collect-body.ts'
import { apiOf, type AskedDoor, doorOf, serverPath } from './doors.ts'
import { writeHeader } from './exchange.ts'
import { forward } from './forward.ts'
import { createLinks } from './links.ts'
import { noDoor, noPush, unknownLink, unknownWebhook, unreachable } from './refusals.ts'
import { createScrubber } from './scrubber.ts'
import { baseOf, cutConnection, sendJson, targetOf, serveNode, type ServeOptions } from './serve.ts'
import { createTape, isDownload } from './tape.ts'
import { parseOauthServer, parseUpstream, upstreamUrl } from './upstream.ts'

export interface RecorderOptions extends ServeOptions {
  /** The URL of the real portal's webhook: `https://PORTAL/rest/USER/SECRET/`. */
  readonly upstream: string
  /** The file to write. It must not exist. @default memory; `cassette()` returns it */
  readonly out?: string | undefined
  /** The PEM of the certificate authority for the upstream's certificate. @default those that Node trusts */
  readonly upstreamAuthority?: string | undefined
  /** The authorization server: the portal's `server_endpoint`, without `/rest/`. @default 'https://oauth.bitrix.info' */
  readonly oauthServer?: string | undefined
  /** Whether e-mail addresses and phone numbers are replaced too. @default false */
  readonly scrubPersonal?: boolean | undefined
  /** The largest body in bytes that is recorded. Larger bodies are forwarded but not recorded. @default 16 MB */
  readonly maxBodyBytes?: number | undefined
  /** The limit for all files beside the cassette, in bytes. Further files are forwarded only, and their replay says so. @default 256 MB */
  readonly maxFilesBytes?: number | undefined
  /** After so many milliseconds without data from the upstream, a request is given up. @default 120_000 */
  readonly timeoutMs?: number | undefined
}

/** A proxy in front of a real portal. It records the requests and replies without their secrets. */
export interface Recorder extends AsyncDisposable {
  /** The address without a path. */
  readonly url: string
  /** The webhook that a client calls instead of the real one. Each start makes a new secret. */
  readonly webhookUrl: string
  /** The address at which an application calls the portal with its tokens. */
  readonly clientEndpoint: string
  /** The address of the authorization server for applications. `oauth/token/` is beside `rest/`. */
  readonly serverEndpoint: string
  /** With `tls`: the path of the certificate to trust, for `NODE_EXTRA_CA_CERTS`. */
  readonly authorityFile: string | undefined
  /** How many requests were recorded. */
  readonly recorded: number
  /** How many requests were forwarded but not recorded. The body was too large, or the client did not wait for the reply. */
  readonly skipped: number
  /** The cassette so far, for `createReplay`. */
  cassette(): string
  /** The contents of the cassette's files so far. With `out` they are also in the folder `OUT.files`. */
  files(): ReadonlyMap<string, Uint8Array>
  close(): Promise<void>
}

const defaultMaxBodyBytes = 16 * 1024 * 1024
const defaultMaxFilesBytes = 256 * 1024 * 1024
const defaultTimeoutMs = 120_000
const defaultOauthServer = 'https://oauth.bitrix.info'
const ownSecretLength = 16

/**
 * Starts a recorder. No message and no file contains the upstream's secret.
 * @throws {RangeError} the upstream is not a webhook, or the authorization server is not a URL
 * @throws `EEXIST`: the file to write exists; `EADDRINUSE`
 */
export const createRecorder = async (options: RecorderOptions): Promise<Recorder> => {
  const upstream = parseUpstream(options.upstream)
  const oauthServer = parseOauthServer(options.oauthServer ?? defaultOauthServer)
  const { scrubPersonal: isPersonalScrubbed = false } = options
  const { maxBodyBytes = defaultMaxBodyBytes, timeoutMs = defaultTimeoutMs } = options
  const ownSecret = secretText(ownSecretLength)
  const linkKey = secretText(ownSecretLength)
  const scrubber = createScrubber({ secrets: [upstream.secret, ownSecret, linkKey], isPersonalScrubbed })
  const links = createLinks(linkKey)
  const moves = createMoves({
    portal: upstream.origin,
    oauthServer,
    links,
  })
  const sink = options.out === undefined ? cassetteInMemory() : openCassetteFile(options.out)
  sink.write(writeHeader(isPersonalScrubbed))
  const tape = createTape(sink, scrubber, options.maxFilesBytes ?? defaultMaxFilesBytes)
  let recorded = 0
  let skipped = 0

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = targetOf(request)
    const door = doorOf(target.pathname)
    switch (door.kind) {
      case 'none':
        return sendJson(response, 404, noDoor())
      case 'push':
        return sendJson(response, 501, noPush())
      case 'authorize':
        // The user who admits the application has to see the portal's own pages. They lead back to the application.
        return void response.writeHead(302, { Location: upstream.origin + target.pathname + target.search }).end()
      case 'oauth':
        return pass(request, response, { target, door }, new URL(oauthServer + door.path + target.search))
      case 'link': {
        const url = links.find(door)
        if (url === undefined) return sendJson(response, 404, unknownLink())
        return pass(request, response, { target, door }, url)
      }
      case 'rest': {
        const url = upstreamUrl(target, ownSecret, upstream)
        if (url === undefined) return sendJson(response, 401, unknownWebhook(door.api))
        return pass(request, response, { target, door }, url)
      }
      default:
        return door satisfies never
    }
  }

  const pass = async (
    request: IncomingMessage,
    response: ServerResponse,
    asked: AskedDoor,
    url: URL,
  ): Promise<void> => {
    const { kind } = asked.door
    const move = moves[kind === 'link' ? (isDownload(request) ? 'download' : 'upload') : kind]
    // The content of an uploaded file is not recorded. Its address identifies the request.
    const body = kind === 'link' ? () => Buffer.alloc(0) : collectBody(request, maxBodyBytes)
    const isElsewhere = kind === 'link' && url.origin !== upstream.origin
    const base = baseOf(request, serving.url)
    const forwarded = await forward(
      request,
      response,
      url,
      { isElsewhere, authority: isElsewhere ? undefined : options.upstreamAuthority, timeoutMs, maxBodyBytes },
      { json: (text) => move.json(text, base), location: (text) => move.location(text, url, base) },
    )
    // A preflight request carries no credentials and does not count as a call.
    if (request.method !== 'OPTIONS') {
      if (await tape.write({ request, asked, url, body: body(), forwarded, move })) recorded += 1
      else skipped += 1
    }
    switch (forwarded.kind) {
      case 'reply':
        response.end()
        break
      case 'unreachable':
        sendJson(response, 502, unreachable(apiOf(asked.door), forwarded.code))
        break
      case 'lost':
        cutConnection(request)
        break
      case 'abandoned':
        break
      default:
        forwarded satisfies never
    }
  }

  const serving = await serveNode(answer, options)
  const stop = async (): Promise<void> => {
    await serving.close()
    sink.close()
  }
  let stopped: Promise<void> | undefined
  // The file must be closed only once. The system may then give its descriptor to another file or socket.
  const close = (): Promise<void> => (stopped ??= stop())
  return {
    url: serving.url,
    webhookUrl: `${serving.url}/rest/${upstream.userId}/${ownSecret}/`,
    clientEndpoint: `${serving.url}/rest/`,
    serverEndpoint: `${serving.url}${serverPath}/rest/`,
    authorityFile: serving.authorityFile,
    get recorded() {
      return recorded
    },
    get skipped() {
      return skipped
    },
    cassette: () => sink.text(),
    files: () => sink.files(),
    close,
    [Symbol.asyncDispose]: close,
  }
}
