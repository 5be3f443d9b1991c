import type { Delivery, ReleaseOrder } from './deliveries.ts'
import type { EventService, OutgoingWebhook } from './event-service.ts'

/** The portal's events as a test sees them. */
export interface PortalEvents {
  /** The last 10,000 attempts to tell a handler, in order. */
  deliveries(event?: string): readonly Delivery[]
  /** Resolves when every event fired so far was told, or could not be. */
  settled(): Promise<void>
  clear(): void
  /** Keeps events back from now on, as a portal under load does. `settled()` does not wait for them. */
  hold(): void
  /** Sends what was kept back, one after the other, and keeps nothing back any more. @default 'sent', seed 1 */
  release(order?: ReleaseOrder, seed?: number): void
  /** Tells an address of events without any application, as a user of the portal can ask for. */
  addWebhook(options: Omit<OutgoingWebhook, 'applicationToken'>): OutgoingWebhook
}

export const createPortalEvents = ({ deliveries, addWebhook }: EventService): PortalEvents => ({
  deliveries: (event) => deliveries.list().filter((one) => event === undefined || one.event === event),
  settled: () => deliveries.settled(),
  clear: () => deliveries.clear(),
  hold: () => deliveries.hold(),
  release: (order, seed) => deliveries.release(order, seed),
  addWebhook,
})
