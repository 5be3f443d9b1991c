import type { IncomingMessage, ServerResponse } from 'node:http'
import { secretText } from '../auth/secret-text.ts'
import { parseTarget } from '../rest-target.ts'
import { withoutCredentials } from './call-key.ts'
import { cassetteInMemory, openCassetteFile } from './cassette-file.ts'
import { collectBody } from './collect-body.ts'
import { writeExchange, writeHeader } from './exchange.ts'
import { forward, type Forwarded } from './forward.ts'
import { readCall } from './read-call.ts'
import { noRest, unknownWebhook, unreachable } from './refusals.ts'
import { createScrubber } from './scrubber.ts'
import { cutConnection, sendJson, targetOf, serveNode, type ServeOptions } from './serve.ts'
import { toOutcome } from './to-outcome.ts'
import { parseUpstream, upstreamUrl } from './upstream.ts'

export interface RecorderOptions extends ServeOptions {
  /** URL of the real portal's webhook: `https://PORTAL/rest/USER/SECRET/`. */
  readonly upstream: string
  /** The file to write, which must not exist. @default memory; `cassette()` gives it */
  readonly out?: string | undefined
  /** PEM of the authority that the upstream's certificate is checked against. @default those that Node trusts */
  readonly upstreamAuthority?: string | undefined
  /** Replaces addresses of e-mail and telephone numbers too. @default false */
  readonly scrubPersonal?: boolean | undefined
  /** Bytes of a body that are kept at most; larger ones pass, but are not recorded. @default 16 MB */
  readonly maxBodyBytes?: number | undefined
  /** Milliseconds of the upstream's silence after which a request is given up. @default 120_000 */
  readonly timeoutMs?: number | undefined
}

/** A proxy in front of a real portal that writes down what goes through it, without secrets. */
export interface Recorder extends AsyncDisposable {
  /** Without a path. */
  readonly url: string
  /** What a client calls instead of the real webhook; its secret is made anew at each start. */
  readonly webhookUrl: string
  /** With `tls`: the certificate to trust, the value of `NODE_EXTRA_CA_CERTS`. */
  readonly authorityFile: string | undefined
  /** How many requests were written down. */
  readonly recorded: number
  /** How many passed without being written down: the body was too large, or the client did not wait for the reply. */
  readonly skipped: number
  /** The cassette so far, for `createReplay`. */
  cassette(): string
  close(): Promise<void>
}

const defaultMaxBodyBytes = 16 * 1024 * 1024
const defaultTimeoutMs = 120_000
const ownSecretLength = 16

/**
 * Starts a recorder. The upstream's secret is in no message and no file.
 * @throws {RangeError} the upstream is no webhook
 * @throws `EEXIST`: the file to write is there already; `EADDRINUSE`
 */
export const createRecorder = async (options: RecorderOptions): Promise<Recorder> => {
  const upstream = parseUpstream(options.upstream)
  const { scrubPersonal: isPersonalScrubbed = false, maxBodyBytes = defaultMaxBodyBytes } = options
  const forwarding = {
    authority: options.upstreamAuthority,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    maxBodyBytes,
  }
  const ownSecret = secretText(ownSecretLength)
  const scrubber = createScrubber({ secrets: [upstream.secret, ownSecret], isPersonalScrubbed })
  const sink = options.out === undefined ? cassetteInMemory() : openCassetteFile(options.out)
  sink.write(writeHeader(isPersonalScrubbed))
  let recorded = 0
  let skipped = 0

  const record = async (
    request: IncomingMessage,
    target: URL,
    body: Buffer | undefined,
    forwarded: Forwarded,
  ): Promise<void> => {
    if (body === undefined || forwarded.kind === 'abandoned') {
      skipped += 1
      return
    }
    scrubber.learnHeaders(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const { api, method, params } = await readCall(request, target, body)
    // The request's own credentials have to be known before a reply that repeats them is written down.
    scrubber.text(target.search)
    scrubber.params(params)
    const outcome = toOutcome(forwarded, scrubber)
    sink.write(
      writeExchange({
        api,
        method: scrubber.text(method),
        params: withoutCredentials(scrubber.params(params)),
        outcome,
      }),
    )
    recorded += 1
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = targetOf(request)
    if (!target.pathname.startsWith('/rest/')) return sendJson(response, 404, noRest())
    const { api } = parseTarget(target.pathname)
    const url = upstreamUrl(target, ownSecret, upstream)
    if (url === undefined) return sendJson(response, 401, unknownWebhook(api))
    const body = collectBody(request, maxBodyBytes)
    const forwarded = await forward(request, response, url, forwarding)
    // A browser's question before a call carries no credentials and is no call.
    if (request.method !== 'OPTIONS') await record(request, target, body(), forwarded)
    switch (forwarded.kind) {
      case 'reply':
        response.end()
        break
      case 'unreachable':
        sendJson(response, 502, unreachable(api, forwarded.code))
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
  const close = async (): Promise<void> => {
    await serving.close()
    sink.close()
  }
  return {
    url: serving.url,
    webhookUrl: `${serving.url}/rest/${upstream.userId}/${ownSecret}/`,
    authorityFile: serving.authorityFile,
    get recorded() {
      return recorded
    },
    get skipped() {
      return skipped
    },
    cassette: () => sink.text(),
    close,
    [Symbol.asyncDispose]: close,
  }
}
