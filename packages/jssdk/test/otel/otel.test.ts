import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { B24Hook } from '@bitrix24/b24jssdk'
import { otelObserver } from '@bitrix24/b24jssdk/otel'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { PortalOptions } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, expect, it } from 'vitest'

const exporter = new InMemorySpanExporter()
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
const tracer = provider.getTracer('test')

beforeAll(() => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()))
afterAll(() => context.disable())

const traced = async (options: PortalOptions, run: ($b24: B24Hook) => Promise<unknown>) => {
  exporter.reset()
  await using portal = await createPortal(options)
  const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, {
    observer: otelObserver({ tracer }),
    restrictionParams: { retryDelay: 1 },
  })
  await run($b24)
  return { spans: exporter.getFinishedSpans(), portal }
}

it('a call is a client span with the names of the HTTP conventions', async () => {
  const { spans, portal } = await traced({}, ($b24) =>
    $b24.actions.v2.call.make({ method: 'server.time', requestId: 'time-1' }),
  )
  const { hostname, port } = new URL(portal.url)
  expect(spans.map(({ name, kind, attributes }) => ({ name, kind, attributes }))).toEqual([
    {
      name: 'POST /rest/server.time',
      kind: 2,
      attributes: {
        'http.request.method': 'POST',
        'server.address': hostname,
        'server.port': Number(port),
        'url.full': `${portal.url}/rest/server.time`,
        'url.template': '/rest/server.time',
        'b24.request_id': 'time-1',
        'http.response.status_code': 200,
      },
    },
  ])
})

it('each attempt is a span of its own and tells how often the call was sent before', async () => {
  const { spans } = await traced(
    { faults: [{ match: 'server.time', action: 'html502BeforeCommit', times: 2 }] },
    ($b24) => $b24.actions.v2.call.make({ method: 'server.time' }),
  )
  expect(
    spans.map(({ attributes }) => [attributes['http.response.status_code'], attributes['http.request.resend_count']]),
  ).toEqual([
    [502, undefined],
    [502, 1],
    [200, 2],
  ])
  expect(spans.map(({ attributes }) => attributes['error.type'])).toEqual([
    'JSSDK_REPLY_NOT_JSON',
    'JSSDK_REPLY_NOT_JSON',
    undefined,
  ])
})

it('a span stands under the one that is active where the call was made', async () => {
  const { spans } = await traced({}, ($b24) =>
    tracer.startActiveSpan('job', async (job) => {
      await $b24.actions.v2.call.make({ method: 'server.time' })
      job.end()
    }),
  )
  const [request, job] = spans
  expect(request?.parentSpanContext?.spanId).toBe(job?.spanContext().spanId)
  expect(trace.getActiveSpan()).toBeUndefined()
})

it('no span holds the webhook or a parameter', async () => {
  const { spans, portal } = await traced({}, ($b24) =>
    $b24.actions.v2.call.make({ method: 'profile', params: { token: 'tok-1', name: 'Ann-2' } }),
  )
  const text = JSON.stringify(spans.map(({ name, attributes, events }) => ({ name, attributes, events })))
  const secret = new URL(portal.webhookUrl).pathname.split('/')[3]
  expect(secret).toBeTruthy()
  expect(text).not.toContain(secret)
  expect(text).not.toMatch(/tok-1|Ann-2/)
})
