import { randomBytes } from 'node:crypto'
import type { PortalClock } from '../clock.ts'
import type { Engine } from '../engine/engine.ts'
import type { FaultBook } from '../faults/fault-book.ts'
import { type EventFault, eventFaults } from '../faults/fault-levels.ts'
import type { Application } from '../oauth/application.ts'
import type { OAuthService } from '../oauth/oauth-service.ts'
import { openRecords } from '../store/records.ts'
import { hasShape, isListOf, isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'
import type { PortalSwitches } from '../switches.ts'
import type { WireMap } from '../wire-value.ts'
import { authBlock, reducedAuthBlock } from './auth-block.ts'
import { type Binding, bindingsOf } from './bindings.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import type { FiredEvent } from './fired-event.ts'
import { enqueue } from './offline-queue.ts'

/** An outgoing webhook, as a user of the portal creates it. */
export interface OutgoingWebhook {
  readonly handlerUrl: string
  readonly events: readonly string[]
  readonly applicationToken: string
}

/** Sends the events of the portal to the handlers that are bound to them. */
export interface EventService {
  readonly deliveries: Deliveries
  fire(event: FiredEvent): void
  /** Sends an event to one address, even if no handler is bound to it. */
  tell(application: Application, handler: string, event: FiredEvent): void
  readonly addWebhook: (options: Omit<OutgoingWebhook, 'applicationToken'>) => OutgoingWebhook
  webhooks(): readonly OutgoingWebhook[]
}

export interface EventServiceOptions {
  readonly store: Store
  readonly engine: Engine
  readonly oauth: OAuthService
  readonly clock: Pick<PortalClock, 'nowMs'>
  readonly switches: PortalSwitches
  readonly faults: FaultBook
}

const isOutgoingWebhook = hasShape<OutgoingWebhook>({
  handlerUrl: isText,
  events: isListOf(isText),
  applicationToken: isText,
})

const struckCopies: Record<EventFault, number> = { eventLate: 1, eventTwice: 2, eventLost: 0 }
const copies: Record<PortalSwitches['eventDelivery'], number> = { once: 1, twice: 2, lost: 0 }

export const createEventService = (options: EventServiceOptions): EventService => {
  const { store, engine, oauth, clock, switches, faults } = options
  const deliveries = createDeliveries()
  const webhooks = openRecords(store, 'outgoing webhook', isOutgoingWebhook)
  const lastNoticesMs = new Map<number, number>()

  const send = (handler: string, { event, data }: FiredEvent, auth: WireMap, handlerId?: number): void => {
    const ts = Math.floor(clock.nowMs() / 1000)
    const id = handlerId === undefined ? {} : { event_handler_id: handlerId }
    const fault = faults.strike({ api: 'v2', method: event }, eventFaults)
    const count = fault === undefined ? copies[switches.eventDelivery] : struckCopies[fault.action]
    const delayMs = fault?.action === 'eventLate' ? fault.delayMs : 0
    for (let copy = 0; copy < count; copy += 1) deliveries.send(handler, { event, ...id, data, ts, auth }, delayMs)
  }

  const applicationOf = ({ application }: Binding): Application | undefined => {
    const known = oauth.applications.find(application)
    return known?.isInstalled === true && known.isFinished && known.isPaid ? known : undefined
  }

  const sendBound = (binding: Binding, application: Application, event: FiredEvent): void => {
    const userId = binding.authType > 0 ? binding.authType : event.userId
    send(binding.handler, event, authBlock(oauth, application, { ...event, userId }), binding.id)
  }

  /** ONOFFLINEEVENT says that the queue has new records. It is not sent more often than the application asked for. */
  const notify = (application: Application, userId: number): void => {
    for (const binding of bindingsOf(engine, application.clientId)) {
      if (binding.event !== 'ONOFFLINEEVENT' || binding.isOffline) continue
      const lastMs = lastNoticesMs.get(binding.id) ?? -Infinity
      if (clock.nowMs() - lastMs < binding.minTimeout * 1000) continue
      lastNoticesMs.set(binding.id, clock.nowMs())
      sendBound(binding, application, { event: 'ONOFFLINEEVENT', data: {}, userId })
    }
  }

  const fire = (event: FiredEvent): void => {
    if ((event.depth ?? 0) >= switches.eventChainDepth) return
    for (const { handlerUrl, events, applicationToken } of webhooks.all())
      if (event.clientId === undefined && events.includes(event.event))
        send(handlerUrl, event, reducedAuthBlock(oauth, applicationToken))
    for (const binding of bindingsOf(engine, event.clientId)) {
      const application = applicationOf(binding)
      if (application === undefined || binding.event !== event.event) continue
      const { connectorId } = binding
      if (!binding.isOffline) sendBound(binding, application, event)
      else if (connectorId === '' || connectorId !== event.connector) {
        enqueue({ engine, clock }, { application: application.clientId, connectorId }, event)
        notify(application, event.userId)
      }
    }
  }

  return {
    deliveries,
    fire,
    tell: (application, handler, event) => send(handler, event, authBlock(oauth, application, event)),
    webhooks: () => webhooks.all(),
    addWebhook: (asked) => {
      const webhook = { ...asked, applicationToken: randomBytes(16).toString('hex') }
      webhooks.set(webhook.applicationToken, webhook)
      return webhook
    },
  }
}
