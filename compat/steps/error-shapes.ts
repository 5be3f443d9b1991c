import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AuthActions, AuthData } from '@bitrix24/b24jssdk'
import type { Step, StepContext } from '../step.ts'

/** What a program sees of an error. */
export interface ErrorShape {
  readonly thrown: boolean
  readonly class: string
  readonly code: unknown
  readonly status: unknown
  /** `portal`: the portal's own words; `portal + which`: with what they leave unsaid; `sdk`: the SDK's words. */
  readonly message: 'portal' | 'portal + which' | 'sdk'
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const words = 'Words of the portal'
const method = 'shape.item.get'

const json =
  (status: number, body: unknown): Answer =>
  (_request, response) =>
    void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
const page =
  (status: number): Answer =>
  (_request, response) =>
    void response.writeHead(status, { 'Content-Type': 'text/html' }).end('<h1>Gateway</h1>')
const reset: Answer = (request) => void request.socket.destroy()
const refusal = (error: unknown, status = 400): Answer => json(status, { error, error_description: words })

/** Runs `work` against a server on a port of its own. */
const served = async <T>(answer: Answer, work: (origin: string) => Promise<T>): Promise<T> => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // An address of a server that listens on a port is no text.
  const { port } = server.address() as AddressInfo // oxlint-disable-line typescript/no-unsafe-type-assertion -- see above
  try {
    return await work(`http://127.0.0.1:${String(port)}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const shapeOf = (error: unknown, thrown: boolean): ErrorShape => {
  const failure = error instanceof Error ? error : new Error(String(error))
  const { message } = failure
  const own = message.startsWith(words) ? 'portal + which' : 'sdk'
  const [code, status] = ['code', 'status'].map((key): unknown => Reflect.get(failure, key))
  return { thrown, class: failure.name, code, status, message: message === words ? 'portal' : own }
}

interface Shaped {
  readonly isSuccess: boolean
  getErrors(): Iterable<Error>
}

const shapeOfCall = async (run: () => Promise<Shaped>): Promise<ErrorShape | 'success'> => {
  try {
    const result = await run()
    const [error] = result.getErrors()
    return result.isSuccess ? 'success' : shapeOf(error, false)
  } catch (error) {
    return shapeOf(error, true)
  }
}

const tokens: AuthData = {
  access_token: 'a',
  refresh_token: 'r',
  expires: 0,
  expires_in: 0,
  domain: 'd',
  member_id: 'm',
}

/** A transport of the SDK's whose tokens are always good, unless a refresh says otherwise. */
const transport = ({ sdk: { ApiVersion, HttpV2, HttpV3 } }: StepContext, origin: string, isV3 = false) => {
  const auth: AuthActions = {
    getAuthData: () => tokens,
    refreshAuth: async () => tokens,
    getUniq: (prefix) => prefix,
    isAdmin: true,
    getTargetOrigin: () => origin,
    getTargetOriginWithPath: () =>
      new Map([
        [ApiVersion.v2, `${origin}/rest`],
        [ApiVersion.v3, `${origin}/rest/api`],
      ]),
  }
  return new (isV3 ? HttpV3 : HttpV2)(auth, null, { maxRetries: 1, retryDelay: 1 })
}

interface Case {
  readonly answer: Answer
  readonly method?: string
  readonly isV3?: boolean
  readonly timeoutMs?: number
}

const shape = (name: string, { answer, method: called = method, isV3 = false, timeoutMs }: Case): Step => ({
  name: `shape: ${name}`,
  run: (context) =>
    served(answer, (origin) => {
      const http = transport(context, origin, isV3)
      if (timeoutMs !== undefined) http.ajaxClient.defaults.timeout = timeoutMs
      return shapeOfCall(() => http.call(called, {}))
    }),
})

/** An application whose tokens have expired, and what its authorisation server answers. */
const application = (name: string, answer: Answer, refresh?: () => never): Step => ({
  name: `shape: ${name}`,
  run: ({ sdk, takeApp }) =>
    served(answer, async (origin) => {
      const { params, secret } = takeApp()
      const endpoints = { clientEndpoint: `${origin}/rest`, serverEndpoint: `${origin}/rest/`, domain: '127.0.0.1' }
      const app = { ...params, ...endpoints, expires: 1, userId: 77 }
      const client = new sdk.B24OAuth(app, secret, { restrictionParams: { maxRetries: 1 } })
      if (refresh !== undefined) client.setCustomRefreshAuth(async () => refresh())
      return shapeOfCall(() => client.actions.v2.call.make({ method }))
    }),
})

/** The authorisation server renews, the portal refuses all the same. */
const renewedInVain: Answer = (request, response) => {
  const isRefresh = request.url?.includes('/oauth/token') === true
  const renewed = { access_token: 'n', refresh_token: 'n', expires: 9_999_999_999, expires_in: 3600, member_id: 'm' }
  const answer = isRefresh ? json(200, renewed) : refusal('expired_token', 401)
  answer(request, response)
}

/** One kind of failure each; the table of `npm run compat` shows them beside each other. */
export const shapeSteps: readonly Step[] = [
  shape('refusal with a named code', { answer: refusal('ERROR_CORE') }),
  shape('refusal with a number', { answer: refusal(100) }),
  shape('refusal with a number as text', { answer: refusal('100') }),
  shape('refusal with the code 0', { answer: refusal('0') }),
  shape('refusal with an empty code', { answer: refusal('') }),
  shape('refusal without a code', { answer: json(400, { error_description: words }) }),
  shape('refusal on v3', {
    answer: json(400, { error: { code: 'SOME_CODE', message: words } }),
    isV3: true,
    method: 'main.eventlog.get',
  }),
  shape('unknown method', { answer: refusal('ERROR_METHOD_NOT_FOUND', 404) }),
  shape('missing scope', { answer: refusal('insufficient_scope', 403) }),
  shape('soft error with a named code', { answer: refusal('ERROR_CORE', 200) }),
  shape('soft error with an empty code', { answer: refusal('', 200) }),
  shape('500 with JSON', { answer: refusal('INTERNAL_SERVER_ERROR', 500) }),
  shape('reset, a read', { answer: reset }),
  shape('reset, a write', { answer: reset, method: 'shape.item.add' }),
  shape('no answer in time, a read', { answer: () => undefined, timeoutMs: 50 }),
  shape('page of a gateway, a read', { answer: page(502) }),
  shape('page of a gateway, a write', { answer: page(502), method: 'shape.item.add' }),
  shape('page with status 200', { answer: page(200) }),
  shape('page with status 403', { answer: page(403) }),
  shape('webhook that is gone', { answer: refusal('INVALID_CREDENTIALS', 401) }),
  application('dead grant: refused after a refresh too', renewedInVain),
  application('dead grant: the refresh is refused', refusal('invalid_grant')),
  application('dead grant: the authorisation server gives a page', page(502)),
  application('refresh of one’s own that fails', reset, () => {
    throw new Error('no luck')
  }),
]

const isShape = (value: unknown): value is ErrorShape => typeof value === 'object' && value !== null && 'class' in value

/** A shape in a line. */
export const shapeText = (value: unknown): string =>
  isShape(value)
    ? `${value.thrown ? '' : 'in the result: '}${value.class} \`${String(value.code)}\` ${String(value.status)}, ${value.message}`
    : String(value)
