import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type * as Sdk from '@bitrix24/b24jssdk'
import { ApiVersion } from '@bitrix24/b24jssdk'

/** What a program sees of one failure. */
export interface ErrorShape {
  /** Of what was thrown; `undefined` when the error came back in a result. */
  readonly thrown: string | undefined
  readonly code: string
  readonly status: number | undefined
  /** Ours alone has it. */
  readonly outcome: string | undefined
}

interface Case {
  readonly what: string
  readonly run: (stage: Stage) => Promise<unknown>
}

interface Stage {
  /** A client on a server that answers every request so. */
  readonly against: (answer: Answer) => Promise<Sdk.B24OAuth>
  /** A client of an installation whose token has run out, on the local portal. */
  readonly expired: (changes?: Partial<Sdk.B24OAuthParams>) => Sdk.B24OAuth
  /** The address of a server that answers every request so. */
  readonly origin: (answer: Answer) => Promise<string>
}

type Answer = (response: ServerResponse) => void

const json =
  (status: number, body: unknown): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const text =
  (status: number, body: string, contentType = 'text/html'): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': contentType }).end(body)
const gatewayPage = '<html><h1>Bad Gateway</h1></html>'
const reset: Answer = (response) => response.socket?.resetAndDestroy()
const never: Answer = () => undefined
const refusal = (code: unknown, description = 'No.') => ({ error: code, error_description: description })

const read = (client: Sdk.B24OAuth) => client.actions.v2.call.make({ method: 'crm.deal.get', params: { id: 1 } })
const write = (client: Sdk.B24OAuth) => client.actions.v2.call.make({ method: 'crm.deal.add', params: { fields: {} } })
const profile = (client: Sdk.B24OAuth) => client.actions.v2.call.make({ method: 'profile' })

const answered = (what: string, answer: Answer, send = read): Case => ({
  what,
  run: async ({ against }) => send(await against(answer)),
})
const impatient = async (client: Sdk.B24OAuth): Promise<Sdk.B24OAuth> => {
  client.getHttpClient(ApiVersion.v2).ajaxClient.defaults.timeout = 100
  return client
}
const here = (what: string, send: (client: Sdk.B24OAuth) => Promise<unknown>): Case => ({
  what,
  run: async ({ against }) => send(await against(json(200, { result: [], time: {} }))),
})

const circular: Record<string, unknown> = {}
circular['self'] = circular

/** Failures in the order of the table in docs/migration.md. */
const errorCases: readonly Case[] = [
  answered('refusal with a named code', json(400, refusal('ERROR_CORE'))),
  answered('refusal with a number for a code', json(400, refusal(100))),
  answered('refusal with an empty code', json(400, refusal(''))),
  answered('refusal with an empty code and status 200', json(200, refusal(''))),
  answered('refusal with a named code and status 200', json(200, refusal('ERROR_CORE'))),
  answered('refusal with a soft code', json(400, refusal('ERROR_ENTITY_NOT_FOUND'))),
  answered('wrong webhook or token', json(401, refusal('INVALID_CREDENTIALS'))),
  answered('500 with a code', json(500, refusal('INTERNAL_SERVER_ERROR'))),
  answered('gateway page with 502, a read', text(502, gatewayPage)),
  answered('gateway page with 504, a write', text(504, gatewayPage), write),
  answered('HTML page with 200, a read', text(200, gatewayPage)),
  answered('JSON that is cut, a read', text(200, '{"result":', 'application/json')),
  answered('no body, a read', text(200, '')),
  answered('no result, a read', json(200, {})),
  answered('connection cut, a read', reset),
  answered('connection cut, a write', reset, write),
  { what: 'time-out, a read', run: async ({ against }) => read(await impatient(await against(never))) },
  { what: 'time-out, a write', run: async ({ against }) => write(await impatient(await against(never))) },
  { what: 'grant that is dead', run: ({ expired }) => profile(expired({ refreshToken: 'dead' })) },
  {
    what: 'gateway page of the authorization server',
    run: async ({ expired, origin }) =>
      profile(expired({ serverEndpoint: `${await origin(text(502, gatewayPage))}/rest/` })),
  },
  {
    what: 'refresh of your own that rejects',
    run: ({ expired }) => {
      const client = expired()
      client.setCustomRefreshAuth(() => Promise.reject(new Error('mine')))
      return profile(client)
    },
  },
  here('v3 list with an object for a filter', (client) => {
    const params: never = { filter: { id: 1 } } as never // oxlint-disable-line typescript/no-unsafe-type-assertion -- what is compared is a program without types
    return client.actions.v3.callList.make({ method: 'main.eventlog.list', params, customKeyForResult: 'items' })
  }),
  answered(
    'v3 call of a method off the list',
    json(404, { error: { code: 'BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION', message: 'No.' } }),
    (client) => client.actions.v3.call.make({ method: 'crm.item.get' }),
  ),
  here('51 commands in a batch', (client) =>
    client.actions.v2.batch.make({ calls: Array.from({ length: 51 }, () => ({ method: 'profile' })) }),
  ),
  here('params that refer to themselves', (client) =>
    client.actions.v2.call.make({ method: 'crm.deal.add', params: circular }),
  ),
]

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const shapeOf = (error: unknown, isThrown: boolean): ErrorShape => {
  const known: { name?: unknown; code?: unknown; status?: unknown; outcome?: unknown } =
    typeof error === 'object' && error !== null ? error : {}
  return {
    thrown: isThrown ? (error instanceof Error ? error.constructor.name : typeof error) : undefined,
    code: textOf(known.code),
    status: typeof known.status === 'number' ? known.status : undefined,
    outcome: textOf(known.outcome) || undefined,
  }
}

const isResult = (value: unknown): value is Sdk.Result =>
  typeof value === 'object' && value !== null && 'isSuccess' in value && 'getErrors' in value

const isSdk = (value: unknown): value is typeof Sdk =>
  typeof value === 'object' && value !== null && 'B24OAuth' in value && 'ParamsFactory' in value

const outcomeOf = async (promise: Promise<unknown>): Promise<ErrorShape | undefined> => {
  try {
    const value = await promise
    const [error] = isResult(value) ? value.getErrors() : []
    return error === undefined ? undefined : shapeOf(error, false)
  } catch (error) {
    return shapeOf(error, true)
  }
}

/** Every case with one SDK, in order; `undefined` where it ended well. */
export const errorShapes = async (which: 'ours' | 'reference'): Promise<readonly (ErrorShape | undefined)[]> => {
  const sdk: unknown = await import(which === 'reference' ? 'b24jssdk-reference' : '@bitrix24/b24jssdk')
  if (!isSdk(sdk)) throw new Error(`The package of ${which} has no B24OAuth.`)
  await using portal = await createPortal()
  const servers: Server[] = []
  const restrictionParams = {
    ...sdk.ParamsFactory.getDefault(),
    rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false },
    retryDelay: 1,
  }
  const origin = async (answer: Answer): Promise<string> => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => answer(response))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    servers.push(server)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has one
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const app = portal.installApp()
  const client = (changes: Partial<Sdk.B24OAuthParams>): Sdk.B24OAuth => {
    const clientEndpoint = app.params.clientEndpoint.replace(/\/$/, '')
    return new sdk.B24OAuth({ ...app.params, clientEndpoint, ...changes }, app.secret, { restrictionParams })
  }
  const stage: Stage = {
    origin,
    against: async (answer) => {
      const address = await origin(answer)
      return client({ memberId: address, clientEndpoint: `${address}/rest` })
    },
    expired: (changes) => client({ ...changes, expires: 1 }),
  }
  const shapes: (ErrorShape | undefined)[] = []
  for (const { run } of errorCases) shapes.push(await outcomeOf(run(stage)))
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  return shapes
}

const cellOf = (shape: ErrorShape | undefined): string => {
  if (shape === undefined) return 'success'
  const { thrown, code, status } = shape
  const what = [
    thrown === undefined ? 'in the result:' : `\`${thrown}\``,
    code === '' ? 'without a code' : `\`${code}\``,
  ]
  return `${what.join(' ')}${status === undefined ? '' : `, ${String(status)}`}`
}

/** The table of docs/migration.md. */
export const errorTable = (
  reference: readonly (ErrorShape | undefined)[],
  ours: readonly (ErrorShape | undefined)[],
): string =>
  [
    '| What happens | 2.2.0 | Here | `outcome` here |',
    '|---|---|---|---|',
    ...errorCases.map(({ what }, index) => {
      const [there, own] = [cellOf(reference[index]), cellOf(ours[index])]
      return `| ${what} | ${there} | ${there === own ? 'the same' : own} | ${ours[index]?.outcome ?? ''} |`
    }),
  ].join('\n')
