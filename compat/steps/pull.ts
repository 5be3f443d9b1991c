import type { Step, StepContext } from '../step.ts'

const clientOf = ({ sdk, $b24 }: StepContext, params: object = {}) =>
  new sdk.B24PullClientManager({ b24: $b24, restApplication: 'compat', userId: 1, ...params })

const questions = [
  'isConnected',
  'isWebSocketAllowed',
  'isPublishingSupported',
  'isPublishingEnabled',
  'isProtobufSupported',
  'isJsonRpc',
  'isSharedMode',
  'getRevision',
  'getServerVersion',
] as const

const codeOf = (error: unknown): unknown => (error instanceof Error ? `${error.name}: ${error.message}` : error)

export const pullSteps: readonly Step[] = [
  {
    name: 'pull: a client that was not started',
    run: (context) => {
      const client = clientOf(context)
      const facts = Object.fromEntries(questions.map((question) => [question, client[question]()]))
      const logger = context.sdk.LoggerFactory.createNullLogger()
      client.setLogger(logger)
      const { status, connector } = client
      client.destroy()
      return { facts, status, connector: connector === null, isLogger: client.getLogger() === logger }
    },
  },
  {
    name: 'pull: subscriptions come and go',
    run: (context) => {
      const { SubscriptionType } = context.sdk
      const client = clientOf(context)
      const leave = client.subscribe({ moduleId: 'application', command: 'ping', callback: () => undefined })
      const kinds = [SubscriptionType.Server, SubscriptionType.Client].map((type) => {
        try {
          return typeof client.subscribe({ type, callback: () => undefined })
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown'
        }
      })
      leave()
      client.destroy()
      return [typeof leave, kinds]
    },
  },
  {
    name: 'pull: start without what it needs',
    run: async ({ sdk, $b24 }) => {
      const client = new sdk.B24PullClientManager({ b24: $b24, userId: 0, siteId: '' })
      const answer = await client.start().catch(codeOf)
      client.destroy()
      return answer
    },
  },
]
