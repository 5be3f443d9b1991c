export { otelObserver } from './otel/otel-observer.ts'
export type { OtelObserverOptions } from './otel/otel-observer.ts'
