import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Attributes, Span, Tracer } from '@opentelemetry/api'
import { sdkVersion } from '../platform/sdk-version.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { Outcome } from '../request/failure.ts'
import type { ObservedCall, Observer } from '../request/observers/observer.ts'

export interface OtelObserverOptions {
  /** @default the tracer of the global provider */
  readonly tracer?: Tracer | undefined
}

/**
 * Traces requests with OpenTelemetry: each attempt has a client span. Its parent is the span that was active when the call was made. Pass
 * it to a client as `observer`. A span has the method, the portal and the outcome, but never a webhook's secret, a token or a parameter.
 * @see OpenTelemetry semantic conventions for HTTP client spans
 */
export const otelObserver = ({
  tracer = trace.getTracer('@bitrix24/b24jssdk', sdkVersion),
}: OtelObserverOptions = {}): Observer => {
  const spans = new WeakMap<ObservedCall, Span>()
  return (event) => {
    switch (event.kind) {
      case 'attemptStarted':
        spans.set(
          event.call,
          tracer.startSpan(spanName(event.call), { kind: SpanKind.CLIENT, attributes: attributesOf(event.call) }),
        )
        return
      case 'attemptEnded':
        endSpan(spans.get(event.call), event.outcome)
        return
      case 'attemptGivenUp':
        giveUp(spans.get(event.call))
        return
      case 'throttled':
        trace.getActiveSpan()?.addEvent('b24.throttled', { 'b24.wait_ms': event.waitedMs, 'b24.limit': event.reason })
        return
      case 'retrying':
        trace
          .getActiveSpan()
          ?.addEvent('b24.retrying', { 'error.type': event.failure.error.code, 'b24.wait_ms': event.afterMs })
        return
      case 'callStarted':
      case 'callEnded':
      case 'callGivenUp':
      case 'retriesUsedUp':
      case 'tokenExpired':
      case 'tokenRefreshing':
        return
    }
  }
}

/** The path without its credential. It has few different values, and no secret. */
const template = ({ version, method }: ObservedCall): string =>
  `/rest/${version === ApiVersion.v3 ? 'api/' : ''}${method}`

const spanName = (call: ObservedCall): string => `POST ${template(call)}`

const attributesOf = (call: ObservedCall): Attributes => {
  const { protocol, hostname, port } = new URL(call.portal)
  return {
    'http.request.method': 'POST',
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'http:' ? 80 : 443),
    'url.full': `${call.portal}${template(call)}`,
    'url.template': template(call),
    'b24.request_id': call.requestId,
    ...(call.resendCount > 0 && { 'http.request.resend_count': call.resendCount }),
  }
}

const endSpan = (span: Span | undefined, outcome: Outcome): void => {
  if (outcome.kind === 'reply') {
    span?.setAttribute('http.response.status_code', outcome.reply.status)
  } else {
    const { code, status } = outcome.failure.error
    if (status > 0) span?.setAttribute('http.response.status_code', status)
    span?.setAttribute('error.type', code === '' ? String(status) : code)
    span?.setStatus({ code: SpanStatusCode.ERROR })
  }
  span?.end()
}

const giveUp = (span: Span | undefined): void => {
  span?.setAttribute('error.type', 'cancelled')
  span?.setStatus({ code: SpanStatusCode.ERROR })
  span?.end()
}
