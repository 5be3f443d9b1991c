import { Hono } from 'hono'
import { bindingsOf } from '../events/bindings.ts'
import type { Delivery } from '../events/deliveries.ts'
import type { PortalServices } from '../services.ts'
import { answer, notFound } from './answer.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import type { DeliverySummary, EventsView, Subscription } from './protocol.ts'
import { wholeNumber } from './read-input.ts'

/** The maximum number of attempts in the list. The newest are listed. */
const listedDeliveries = 300

/** The handlers of events, the attempts to send events, and the repetition of an attempt. */
export const eventsApi = (portal: InspectedPortal): Hono => {
  const { deliveries } = portal.services.events
  return new Hono()
    .get('/', (c) => {
      const view: EventsView = {
        subscriptions: subscriptionsOf(portal.services),
        deliveries: deliveries.list().slice(-listedDeliveries).map(summaryOf),
      }
      return answer(portal, c, view)
    })
    .post('/deliveries/:id/replay', (c) => {
      const id = wholeNumber(c.req.param('id'), 'id')
      const delivery = deliveries.list().find((one) => one.id === id)
      if (delivery === undefined) throw notFound('The portal no longer remembers this delivery.')
      // The repetition has the same body with the same tokens and time, like the one that a handler missed.
      deliveries.send(delivery.handler, { ...delivery.fields, event: delivery.event })
      return answer(portal, c, {})
    })
    .delete('/deliveries', (c) => {
      deliveries.clear()
      return answer(portal, c, {})
    })
}

const summaryOf = ({ id, event, handler, status, durationMs, error, fields }: Delivery): DeliverySummary => ({
  id,
  event,
  handler,
  status,
  durationMs,
  error: error ?? null,
  fields,
})

const subscriptionsOf = ({ engine, events }: PortalServices): readonly Subscription[] => [
  ...events
    .webhooks()
    .flatMap(({ handlerUrl, events: told }) =>
      told.map((event) => ({ event, handler: handlerUrl, by: 'outgoing webhook', isOffline: false })),
    ),
  ...bindingsOf(engine).map(({ event, handler, application, isOffline }) => ({
    event,
    handler,
    by: application,
    isOffline,
  })),
]
