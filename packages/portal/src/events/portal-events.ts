import type { Delivery, ReleaseOrder } from './deliveries.ts'
import type { EventService, OutgoingWebhook } from './event-service.ts'

/** The portal's events, as tests see them. */
export interface PortalEvents {
  /** The last 10,000 attempts to send events to handlers, in order. */
  deliveries(event?: string): readonly Delivery[]
  /** Resolves when every event fired so far has been sent, or has failed. */
  settled(): Promise<void>
  clear(): void
  /** Holds all later events back, like a portal under load. `settled()` does not wait for them. */
  hold(): void
  /** Sends the held events one after another and stops holding events. @default 'sent', seed 1 */
  release(order?: ReleaseOrder, seed?: number): void
  /** Registers an address for events without an application, as a user of the portal can do. */
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
