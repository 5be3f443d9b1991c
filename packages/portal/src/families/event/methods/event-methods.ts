import { type Binding, bindingsOf } from '../../../events/bindings.ts'
import { eventsOfScope, isBindable } from '../../../events/known-events.ts'
import { wireText } from '../../../events/wire-text.ts'
import { PortalError } from '../../../portal-error.ts'
import { entryOf, isWireMap, type WireMap } from '../../../wire-value.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, isTruthy, toInteger } from '../../../methods/params.ts'
import { badArgument, eventMethod, mustBeAdministrator, requiredText } from './event-call.ts'
import { refused } from '../../../methods/refusals.ts'

/** The binding that a call describes. It is used to create one or to find existing ones. */
interface Target {
  readonly event: string
  /** The handler's address. Empty for the offline queue. */
  readonly handler: string
  readonly isOffline: boolean
  readonly connectorId: string
  /** The user of the events. Undefined if the call names none. */
  readonly authType: number | undefined
}

const targetOf = (call: MethodCall): Target => {
  const type = wireText(anyCase(call.params, 'event_type')).toLowerCase() || 'online'
  if (type !== 'online' && type !== 'offline') throw badArgument('event_type', 'is neither online nor offline')
  const isOffline = type === 'offline'
  const given = anyCase(call.params, 'auth_type')
  return {
    event: requiredText(call, 'event').toUpperCase(),
    handler: isOffline ? '' : requiredText(call, 'handler'),
    isOffline,
    connectorId: call.connector ?? '',
    authType: given === undefined ? undefined : (toInteger(given) ?? 0),
  }
}

const ownBindings = ({ portal, caller }: MethodCall): readonly Binding[] =>
  bindingsOf(portal.engine, caller.credentialId)

/** Whether a binding has the same event and the same handler. */
const isOf = (binding: Binding, { event, handler, isOffline, connectorId }: Target): boolean =>
  binding.event === event &&
  binding.handler === handler &&
  binding.isOffline === isOffline &&
  binding.connectorId === connectorId

const bind = eventMethod((call) => {
  const { caller, portal, params } = call
  const target = targetOf(call)
  const { event, handler, isOffline, connectorId } = target
  if (!isBindable(event, caller.scopes)) throw refused('ERROR_EVENT_NOT_FOUND', 'Event not found')
  if (isOffline) {
    mustBeAdministrator(call, 'Offline events binding')
    if (event === 'ONOFFLINEEVENT')
      throw new PortalError({
        code: 'ERROR_ARGUMENT',
        description: 'Offline event cannot be registered for this event.',
        extra: { argument: 'EVENT_TYPE' },
      })
  } else checkHandler(handler)
  // Users who are not administrators get events only as themselves, whatever the call asks for.
  const authType = caller.isAdmin ? (target.authType ?? 0) : caller.userId
  if (ownBindings(call).some((binding) => isOf(binding, target) && binding.authType === authType))
    throw refused('ERROR_CORE', 'Unable to set event handler: Handler already binded')
  portal.engine.insert('event', {
    application: caller.credentialId,
    event,
    handler,
    authType,
    isOffline,
    connectorId,
    minTimeout: minTimeoutOf(params),
  })
  return { result: true }
})

const checkHandler = (handler: string): void => {
  if (!URL.canParse(handler)) throw refused('ERROR_WRONG_HANDLER_URL', 'Wrong handler URL')
  const { protocol } = new URL(handler)
  if (protocol !== 'http:' && protocol !== 'https:')
    throw refused('ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol')
}

const minTimeoutOf = (params: WireMap): number => {
  const options = anyCase(params, 'options')
  return (isWireMap(options) ? toInteger(entryOf(options, 'minTimeout')) : undefined) ?? 1
}

const unbind = eventMethod((call) => {
  const { caller, portal } = call
  const target = targetOf(call)
  const found = ownBindings(call).filter(
    (binding) =>
      isOf(binding, target) &&
      (target.authType === undefined || binding.authType === target.authType) &&
      (caller.isAdmin || binding.authType === caller.userId),
  )
  portal.engine.remove(
    'event',
    found.map(({ id }) => id),
  )
  return { result: { count: found.length } }
})

const get = eventMethod((call) => {
  const { caller } = call
  const shown = ownBindings(call).filter(({ authType }) => caller.isAdmin || authType === caller.userId)
  return {
    result: shown.map(({ event, handler, authType, isOffline, connectorId }) =>
      isOffline
        ? { event, connector_id: connectorId, offline: 1 }
        : { event, handler, auth_type: String(authType), offline: 0 },
    ),
  }
})

const events = eventMethod(({ caller, params }) => {
  const scope = anyCase(params, 'scope')
  if (isTruthy(anyCase(params, 'full'))) return { result: eventsOfScope(undefined) }
  if (typeof scope === 'string') return { result: eventsOfScope(scope) }
  return { result: eventsOfScope(undefined).filter((name) => isBindable(name, caller.scopes)) }
})

const test = eventMethod(({ caller, portal, params }) => {
  portal.events.fire({
    event: 'ONAPPTEST',
    data: { QUERY: params, LANGUAGE_ID: 'en' },
    userId: caller.userId,
    clientId: caller.credentialId,
  })
  return { result: 1 }
})

/** Handlers of events that applications bind, and the offline queue. */
export const eventMethods: Methods = {
  events: events,
  'event.bind': bind,
  'event.unbind': unbind,
  'event.get': get,
  'event.test': test,
}
