import type { AbstractB24 } from '@bitrix24/b24jssdk'
import type { Step, StepContext } from '../step.ts'

const parts = { b24Url: 'https://portal.example.com', userId: 7, secret: 'abcdefghij123456' }

const codeOf = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : String(error)
  }
}

/** A call as a program without types makes it. */
const calledBy = (target: object, name: string, ...args: unknown[]): unknown => {
  const method: unknown = Reflect.get(target, name)
  return typeof method === 'function' ? Reflect.apply(method, target, args) : 'no such method'
}

const badUrls = [
  '',
  '  ',
  'not a url',
  'ftp://portal.example.com/rest/1/abcdefghij123456/',
  'https://portal.example.com/',
  'https://portal.example.com/rest/ann/abcdefghij123456/',
]

/** What a client says of itself. */
const described = (client: AbstractB24): unknown => ({
  isInit: client.isInit,
  origin: client.getTargetOrigin(),
  bases: [...client.getTargetOriginWithPath()],
  versions: [client.actions.v2, client.actions.v3].map((actions) => typeof actions.call.make),
})

/** The webhook's own transport, made by hand. */
const transportOf = ({ $b24, sdk }: StepContext, version: 'HttpV2' | 'HttpV3') =>
  new sdk[version]($b24.auth, null, {
    ...sdk.ParamsFactory.getDefault(),
    rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false },
  })

export const clientSteps: readonly Step[] = [
  {
    name: 'B24Hook of its parts',
    run: ({ sdk: { B24Hook, AbstractB24 } }) => {
      const client = new B24Hook(parts)
      client.offClientSideWarning()
      client.destroy()
      return [described(client), client instanceof AbstractB24, AbstractB24.batchSize]
    },
  },
  {
    name: 'B24Hook.fromWebhookUrl of both addresses',
    run: ({ sdk: { B24Hook } }) =>
      [
        'https://portal.example.com/rest/7/abcdefghij123456',
        'https://portal.example.com/rest/api/7/abcdefghij123456/',
      ].map((url) => described(B24Hook.fromWebhookUrl(url))),
  },
  {
    name: 'B24Hook.fromWebhookUrl refuses',
    run: ({ sdk: { B24Hook } }) => badUrls.map((url) => codeOf(() => B24Hook.fromWebhookUrl(url))),
  },
  {
    name: 'AuthHookManager',
    run: async ({ sdk: { AuthHookManager } }) => {
      const auth = new AuthHookManager(parts)
      return [
        auth.getAuthData(),
        await auth.refreshAuth(),
        auth.getUniq('key'),
        auth.isAdmin,
        auth.getTargetOrigin(),
        [...auth.getTargetOriginWithPath()],
      ]
    },
  },
  {
    name: 'a client’s logger, and its transports',
    run: ({ $b24, sdk: { LoggerFactory, ApiVersion, B24Hook } }) => {
      const client = new B24Hook(parts)
      const logger = LoggerFactory.createNullLogger()
      client.setLogger(logger)
      client.setHttpClient(ApiVersion.v2, $b24.getHttpClient(ApiVersion.v2))
      return [
        client.getLogger() === logger,
        client.getHttpClient(ApiVersion.v2) === $b24.getHttpClient(ApiVersion.v2),
        codeOf(() => calledBy(client, 'getHttpClient', 'v9')),
        codeOf(() => calledBy(client, 'setHttpClient', 'v9', $b24.getHttpClient(ApiVersion.v2))),
      ]
    },
  },
  {
    name: 'HttpV2 made by hand: call, batch, statistics',
    run: async (context) => {
      const http = transportOf(context, 'HttpV2')
      const called = await http.call('crm.deal.get', { id: 7 }, context.requestId)
      const batched = await http.batch([['crm.deal.get', { id: 1 }], ['profile']], {
        requestId: context.requestId,
        isHaltOnError: true,
      })
      const { totalRequests, successfulRequests, failedRequests, byMethod, lastErrors } = http.getStats()
      const methods = [...byMethod.keys()].toSorted()
      await http.reset()
      return {
        version: http.apiVersion,
        called,
        batched: [...(batched.getData()?.result ?? [])].length,
        stats: {
          totalRequests,
          successfulRequests,
          failedRequests,
          methods,
          lastErrors,
        },
        afterReset: http.getStats().totalRequests,
        base: http.getBaseUrl().endsWith('/rest/1/') ? 'slash' : http.getBaseUrl().split('/').slice(3, 5),
      }
    },
  },
  {
    name: 'HttpV3 made by hand: call, batch',
    run: async (context) => {
      const http = transportOf(context, 'HttpV3')
      const called = await http.call('tasks.task.get', { id: 7, select: ['id', 'title'] }, context.requestId)
      const batched = await http.batch([['tasks.task.get', { id: 1, select: ['id'] }]], {
        requestId: context.requestId,
        isHaltOnError: true,
      })
      http.setClientSideWarning(false, '')
      return {
        version: http.apiVersion,
        called,
        batched: batched.isSuccess,
        base: http.getBaseUrl().split('/').slice(3, 6).slice(0, 2),
      }
    },
  },
  {
    name: 'actions.chunkArray',
    run: ({ $b24 }) => [
      $b24.actions.v2.batch.chunkArray([1, 2, 3], 2),
      $b24.actions.v3.batchByChunk.chunkArray([1], 2),
    ],
  },
]
