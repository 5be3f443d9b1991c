import type { Row } from '../../engine/engine.ts'
import { PortalError } from '../../portal-error.ts'
import type { MethodCall, PortalMethod } from '../method.ts'
import { anyCase, toInteger } from '../params.ts'

/** A method that needs an application's token. */
const event = (name: string, handle: PortalMethod['handle']): PortalMethod => ({
  name: `event.${name}`,
  api: 'v2',
  scope: null,
  handle: (call) => {
    if (call.caller.auth === 'webhook' && !call.portal.switches.eventsByWebhook) throw wrongAuthType()
    return handle(call)
  },
})

const wrongAuthType = (): PortalError =>
  new PortalError({
    code: 'WRONG_AUTH_TYPE',
    description: 'Current authorization type is denied for this method',
    status: 403,
  })

const requiredText = ({ params }: MethodCall, name: string): string => {
  const value = anyCase(params, name)
  if (typeof value === 'string' && value !== '') return value
  const argument = name.toUpperCase()
  throw new PortalError({
    code: 'ERROR_ARGUMENT',
    description: `Argument '${argument}' is null or empty`,
    extra: { argument },
  })
}

const bindings = ({ portal }: MethodCall): readonly Row[] =>
  portal.engine.page('event', { where: { kind: 'always' }, order: [], limit: Number.MAX_SAFE_INTEGER, offset: 0 }).rows

/** Bindings of one event and handler; `authType` narrows them when it is given. */
const matching = (call: MethodCall): readonly Row[] => {
  const name = requiredText(call, 'event').toUpperCase()
  const handler = requiredText(call, 'handler')
  const authType = toInteger(anyCase(call.params, 'auth_type'))
  return bindings(call).filter(
    (row) =>
      row['event'] === name && row['handler'] === handler && (authType === undefined || row['authType'] === authType),
  )
}

const bind = event('bind', (call) => {
  if (matching(call).length > 0)
    throw new PortalError({
      code: 'ERROR_EVENT_BINDING',
      description: 'Unable to set event handler: Handler already binded',
    })
  call.portal.engine.insert('event', {
    event: requiredText(call, 'event').toUpperCase(),
    handler: requiredText(call, 'handler'),
    authType: toInteger(anyCase(call.params, 'auth_type')) ?? 0,
    isOffline: false,
  })
  return { result: true }
})

const unbind = event('unbind', (call) => {
  const found = matching(call)
  call.portal.engine.remove(
    'event',
    found.map((row) => Number(row['id'])),
  )
  return { result: { count: found.length } }
})

const get = event('get', (call) => ({
  result: bindings(call).map((row) => ({
    event: row['event'] ?? null,
    handler: row['handler'] ?? null,
    auth_type: String(Number(row['authType'])),
    offline: row['isOffline'] === true ? 1 : 0,
  })),
}))

/** Handlers of events, bound by applications. */
export const eventMethods: readonly PortalMethod[] = [bind, unbind, get]
