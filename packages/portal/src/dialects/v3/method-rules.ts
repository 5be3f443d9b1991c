import type { Caller } from '../../auth/caller.ts'
import type { PortalMethod } from '../../methods/method.ts'
import type { PortalServices } from '../../services.ts'
import { insufficientScope, methodNotFound, wrongHttpMethod } from './errors.ts'

/** Finds a v3 method that this portal offers. @throws METHODNOTFOUND */
export const findV3Method = (portal: PortalServices, name: string): PortalMethod => {
  const method = portal.registry.find('v3', name)
  if (method === undefined || !isOffered(method, portal))
    throw methodNotFound(name, portal.switches.v3MethodNotFoundStatus)
  return method
}

/** The v3 methods that this portal offers and answers, in the order of their names. */
export const offeredV3Methods = (portal: PortalServices): readonly PortalMethod[] =>
  portal.registry
    .list('v3')
    .filter((method) => isOffered(method, portal) && method.coverage !== 'refused')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

const isOffered = (method: PortalMethod, { switches }: PortalServices): boolean => method.isOffered?.(switches) ?? true

/** A scope may name a module, a controller or one method: `tasks`, `tasks.task`, `tasks.task.get`. @throws INSUFFICIENTSCOPE */
export const checkV3Scope = (method: PortalMethod, { scopes }: Caller): void => {
  const { name, scope } = method
  if (scope === null) return
  const wanted = [scope].flat()
  if (wanted.some((one) => scopes.includes(one))) return
  if (scopes.some((granted) => granted === name || name.startsWith(`${granted}.`))) return
  throw insufficientScope(wanted.join(', '))
}

/** Only POST and GET are allowed. Parameters need the body of a POST, so GET can carry none. @throws WRONGHTTPREQUESTMETHOD */
export const checkVerb = (verb: string): void => {
  if (verb !== 'POST' && verb !== 'GET') throw wrongHttpMethod(verb)
}
