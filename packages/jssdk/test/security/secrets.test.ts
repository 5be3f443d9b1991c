import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { readdir, readFile, rm, mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { inspect } from 'node:util'
import {
  B24Hook,
  B24OAuth,
  ConsolaAdapter,
  ConsoleHandler,
  ConsoleV2Handler,
  JsonFormatter,
  LineFormatter,
  Logger,
  LogLevel,
  MemoryHandler,
  Result,
  StreamHandler,
  TelegramHandler,
  type TypeB24,
  WinstonAdapter,
} from '@bitrix24/b24jssdk'
import { B24Hook as HookCalls, restrictions } from '@bitrix24/b24jssdk/hook'
import { createEventReceiver, paramsOfEvent, verifyInstallation } from '@bitrix24/b24jssdk/events'
import { fileEventInbox } from '@bitrix24/b24jssdk/event-inbox-file'
import { fileLimitStore } from '@bitrix24/b24jssdk/limit-store-file'
import { fileTokenStore } from '@bitrix24/b24jssdk/token-store-file'
import { otelObserver } from '@bitrix24/b24jssdk/otel'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { knowSecrets } from '../../src/errors/redact.ts'

/** As portals make them, and one of each kind that no pattern knows. */
const webhook = 'k32t88gf3azpmwv3'
const oddWebhook = 'My-Odd.Secret'
const accessToken = 'odd.access~token/A'
const refreshToken = '4f9k4jpmn8s1dq0w7e6r5t4y3u2i1o0p9a8s7d6f5g4h'
const clientSecret = 'Client.Secret_of-the-App'
const applicationToken = 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3'
const proxyPassword = 'hunter2!'
const secrets = [webhook, oddWebhook, accessToken, refreshToken, clientSecret, applicationToken, proxyPassword]

/** Every secret in every way that a text may have it. */
const planted = secrets
  .flatMap((secret) => [
    secret,
    `No route for POST /rest/1/${secret}/profile`,
    `https://p.example/rest/1/${secret}/profile.json`,
    `http://user:${secret}@proxy.example:3128/`,
    `auth=${secret}`,
    `{"access_token":"${secret}"}`,
    `Bearer ${secret}`,
  ])
  .join(' ; ')

const exporter = new InMemorySpanExporter()
const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer('test')

let directory = ''
let url = ''
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
const server = createServer((request, response) => {
  request.resume().on('end', () => answer(request, response))
})

/** Everything that people and programs can see. */
let shown: string[] = []
const see = (...values: readonly unknown[]): void => {
  for (const value of values)
    shown.push(
      typeof value === 'string' ? value : inspect(value, { depth: 30, showHidden: true, maxStringLength: null }),
    )
}
const seeError = (error: unknown): void => {
  for (let one = error, depth = 0; one !== undefined && depth < 10; depth += 1) {
    see(one, one instanceof Error ? one.toString() : '', JSON.stringify(one))
    if (!(one instanceof Error)) break
    see(one.message, one.stack ?? '', one.name, Reflect.get(one, 'code'), Object.entries(one))
    one = one.cause
  }
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'secrets-'))
  shown = []
  exporter.reset()
  knowSecrets(proxyPassword)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = address !== null && typeof address === 'object' ? `http://127.0.0.1:${address.port}` : ''
  const realFetch = globalThis.fetch
  vi.stubGlobal('fetch', async (target: string | URL, init?: RequestInit) => {
    if (!String(target).startsWith('https://api.telegram.org/')) return realFetch(target, init)
    see(init?.body)
    return new Response('{}')
  })
  for (const method of ['log', 'info', 'warn', 'error', 'trace', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => see(...parts))
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
  await rm(directory, { recursive: true, force: true })
})

const everyHandler = () => {
  const formatted = new MemoryHandler()
  const json = new StreamHandler(LogLevel.DEBUG, {
    stream: new Writable({ write: (chunk, _, done) => (see(String(chunk)), done()) }),
  })
  json.setFormatter(new JsonFormatter())
  const line = new ConsoleHandler(LogLevel.DEBUG)
  line.setFormatter(new LineFormatter())
  const consola = { log: see, info: see, success: see, warn: see, error: see }
  const logger = Logger.create('c').setHandlers([
    formatted,
    json,
    line,
    new ConsoleV2Handler(LogLevel.DEBUG),
    new ConsolaAdapter(LogLevel.DEBUG, { consolaInstance: consola }),
    new WinstonAdapter(LogLevel.DEBUG, { winstonLogger: { log: see } }),
    new TelegramHandler(LogLevel.DEBUG, { botToken: 'bot', chatId: 1 }),
  ])
  return { logger, records: () => formatted.getRecords() }
}

const oauthParams = () => ({
  applicationToken,
  userId: 1,
  memberId: 'm1',
  accessToken,
  refreshToken,
  expires: Math.floor(Date.now() / 1000) + 3600,
  expiresIn: 3600,
  scope: 'crm',
  domain: 'p.example',
  clientEndpoint: `${url}/rest/`,
  serverEndpoint: `${url}/rest/`,
  status: 'L' as const,
})

const reply =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
  }

const header = planted.replaceAll(/[^\u0020-\u007E]/g, '')
const answers: Record<string, () => void> = {
  'a code of v2': () => (answer = reply(404, { error: planted })),
  'a code of v2 that is a secret': () => (answer = reply(400, { error: webhook, error_description: oddWebhook })),
  'a description of v2': () => (answer = reply(400, { error: 'ERROR', error_description: planted })),
  'an error with status 200': () => (answer = reply(200, { error: planted, error_description: planted })),
  'a code and message of v3': () => (answer = reply(400, { error: { code: planted, message: planted } })),
  'validation rows of v3': () =>
    (answer = reply(400, {
      error: {
        code: 'V',
        message: 'no',
        validation: [{ field: planted, message: planted, [planted]: 1, deep: [{ auth: planted, x: planted }] }],
      },
    })),
  'a page of a gateway': () => (answer = reply(502, `<html><title>${planted}</title>${planted}</html>`)),
  'a page with status 200': () => (answer = reply(200, `<html>${planted}</html>`)),
  'a page with status 403': () => (answer = reply(403, `<html>${planted}</html>`)),
  'the target of a redirect': () =>
    (answer = reply(302, planted, {
      location: `${url}/rest/1/${webhook}/elsewhere?auth=${accessToken}`,
      server: header,
    })),
  'the target of a redirect elsewhere': () => (answer = reply(303, '', { location: header })),
  headers: () =>
    (answer = reply(
      400,
      { error: planted },
      { 'retry-after': header, 'x-request-id': header, 'www-authenticate': header },
    )),
  'errors of commands': () =>
    (answer = reply(200, {
      result: { result: [], result_error: { 0: planted, 1: { error: planted, error_description: planted } } },
      time: {},
    })),
  'a status line': () => (answer = (_, response) => void response.writeHead(400, header.slice(0, 900)).end('{}')),
}

const use = async ($b24: TypeB24 | HookCalls): Promise<void> => {
  const { actions } = $b24
  const works: Promise<unknown>[] = [
    actions.v2.call.make({ method: 'profile', params: { a: 1 } }),
    actions.v3.call.make({ method: 'tasks.task.add', params: { fields: { title: 'One' } } }),
  ]
  if ('callList' in actions.v2 && 'batch' in actions.v2 && 'batchByChunk' in actions.v2) {
    const calls: [string, Record<string, unknown>][] = [
      ['profile', {}],
      ['server.time', {}],
    ]
    works.push(
      actions.v2.callList.make({ method: 'crm.deal.list' }),
      actions.v2.batch.make({ calls, options: { isHaltOnError: false } }),
      actions.v2.batchByChunk.make({ calls, options: { isHaltOnError: false } }),
    )
  }
  for (const outcome of await Promise.allSettled(works)) {
    if (outcome.status === 'rejected') seeError(outcome.reason)
    else {
      // What the portal gave as a result is the caller's data, whatever it holds.
      if (outcome.value instanceof Result && !outcome.value.isSuccess) see(outcome.value, outcome.value.toString())
      if (outcome.value instanceof Result) for (const error of outcome.value.errors.values()) seeError(error)
    }
  }
}

/** The places at which a secret can be seen, each with what stands around it. */
const leaks = (): readonly string[] => {
  const text = shown.join('\n')
  return secrets.flatMap((secret) => {
    const at = text.indexOf(secret)
    return at < 0 ? [] : [text.slice(Math.max(0, at - 200), at + 100)]
  })
}

const filesOf = async (path: string): Promise<string[]> => {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

const settings = () => ({
  observer: otelObserver({ tracer }),
  limitStore: fileLimitStore({ directory: join(directory, 'limits') }),
  restrictionParams: {
    maxRetries: 2,
    retryDelay: 1,
    rateLimit: { burstLimit: 500, drainRate: 100, adaptiveEnabled: false },
  },
})

const clients: Record<string, () => TypeB24 | HookCalls> = {
  'a webhook': () => B24Hook.fromWebhookUrl(`${url}/rest/1/${webhook}/`, settings()),
  'an odd webhook': () => B24Hook.fromWebhookUrl(`${url}/rest/1/${oddWebhook}/`, settings()),
  'a webhook, calls alone': () => {
    const { restrictionParams, ...rest } = settings()
    return HookCalls.fromWebhookUrl(`${url}/rest/1/${webhook}/`, {
      ...rest,
      restrictions: restrictions(restrictionParams),
    })
  },
  'an application': () => new B24OAuth(oauthParams(), { clientId: 'app.1', clientSecret }, settings()),
}

describe.each(Object.entries(clients))('%s leaks no secret that comes back to it', (_, make) => {
  it.each(Object.entries(answers))('in %s', async (__, prepare) => {
    // All of them are in use in this process, whichever client is asked.
    for (const other of Object.values(clients)) other()
    prepare()
    const { logger, records } = everyHandler()
    const $b24 = make()
    if ('setLogger' in $b24) $b24.setLogger(logger)
    await use($b24)
    see(
      records(),
      exporter.getFinishedSpans().map(({ name, attributes, events, status }) => [name, attributes, events, status]),
    )
    for (const file of await filesOf(directory)) see(file, await readFile(file, 'utf8'))
    expect(leaks()).toEqual([])
  })
})

describe('an authorisation server', () => {
  it.each([
    ['an error', 400, { error: planted, error_description: planted }],
    ['an error with status 200', 200, { error: webhook, error_description: planted }],
    ['a page', 502, planted],
    ['no tokens', 200, { result: planted }],
  ])('that answers with %s gets no secret into an error', async (_, status, body) => {
    for (const other of Object.values(clients)) other()
    answer = reply(status, body)
    const { logger, records } = everyHandler()
    const tokenStore = fileTokenStore({ directory: join(directory, 'tokens') })
    const $b24 = new B24OAuth(
      { ...oauthParams(), expires: 1 },
      { clientId: 'app.1', clientSecret },
      { ...settings(), tokenStore },
    )
    $b24.setLogger(logger)
    await use($b24)
    await verifyInstallation(oauthParams(), { clientId: 'app.1', serverEndpoints: [`${url}/rest/`] }).catch(seeError)
    see(records())
    expect(leaks()).toEqual([])
  })
})

describe('state files', () => {
  it('that have to hold tokens are for their owner alone', async () => {
    const tokenStore = fileTokenStore({ directory: join(directory, 'tokens') })
    const $b24 = new B24OAuth(oauthParams(), { clientId: 'app.1', clientSecret }, { tokenStore })
    await $b24.auth.storeTokens()
    const receive = createEventReceiver({
      applicationToken,
      onEvent: (event) => void paramsOfEvent(event),
      attempts: 1,
      onError: seeError,
      inbox: { ...fileEventInbox({ directory: join(directory, 'inbox') }), done: () => undefined },
    })
    const form = { event: 'ONAPPTEST', 'auth[member_id]': 'm1', 'auth[application_token]': applicationToken }
    const body = new URLSearchParams({ ...form, 'auth[access_token]': accessToken, 'data[x]': planted })
    expect((await receive(new Request('https://app.example/', { method: 'POST', body }))).status).toBe(200)
    await receive(
      new Request('https://app.example/', {
        method: 'POST',
        body: new URLSearchParams({ ...form, event: planted, 'auth[application_token]': webhook }),
      }),
    )
    await receive.close()
    const files = await filesOf(directory)
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(leaks()).toEqual([])
  })
})

it.each([
  'ACCESS_DENIED',
  'ERROR_404',
  'expired_token',
  'BITRIX_REST_V3_EXCEPTION_ENTITYFIELDEXCEPTION',
  'Bitrix\\Main\\ObjectNotFoundException',
  '0',
  '100',
  'INTERNAL_SERVER_ERROR',
  'tasks_error_exception_#8;action_failed',
  'invalid_grant',
])('still: the code %s is told as it came', async (code) => {
  answer = reply(400, { error: { code, message: 'no' } })
  const call = B24Hook.fromWebhookUrl(`${url}/rest/1/${webhook}/`).actions.v3.call.make({ method: 'tasks.task.get' })
  await expect(call).rejects.toMatchObject({ code })
})
