import { PortalError } from '../../portal-error.ts'
import type { WireMap, WireValue } from '../../wire-value.ts'
import { callingApplication } from '../../methods/calling-application.ts'
import type { Handle, MethodCall, Methods } from '../../methods/method.ts'
import { anyCase } from '../../methods/params.ts'
import { missing, refused } from '../../methods/refusals.ts'

const textParam = (params: WireMap, name: string): string | undefined => {
  const value = anyCase(params, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

const requiredPlacement = (call: MethodCall): string => {
  const value = textParam(call.params, 'PLACEMENT')
  if (value === undefined) throw missing(call, 'PLACEMENT')
  return value.toUpperCase()
}

const bind = (call: MethodCall): WireValue => {
  const { clientId } = callingApplication(call)
  const { params, portal } = call
  const placement = requiredPlacement(call)
  const handler = textParam(params, 'HANDLER')
  if (handler === undefined || !URL.canParse(handler))
    throw refused('EMPTY_ERROR_HANDLER_URL', 'Handler URL is not defined')
  const [title, description] = [textParam(params, 'TITLE') ?? '', textParam(params, 'DESCRIPTION') ?? '']
  if (portal.placements.bind({ clientId, placement, handler, title, description })) return true
  throw refused('ERROR_CORE', 'Unable to set placement handler: Handler already binded')
}

const unbind = (call: MethodCall): WireValue => {
  const { clientId } = callingApplication(call)
  const placement = requiredPlacement(call)
  return { count: call.portal.placements.unbind(clientId, placement, textParam(call.params, 'HANDLER')) }
}

const list = (call: MethodCall): WireValue =>
  call.portal.placements.of(callingApplication(call).clientId).map(({ placement, handler, title, description }) => ({
    placement,
    userId: 0,
    handler,
    options: [],
    title,
    description,
    langAll: { en: { TITLE: title, DESCRIPTION: description, GROUP_NAME: '' } },
  }))

const administered =
  (answer: (call: MethodCall) => WireValue): Handle =>
  (call) => {
    if (call.caller.auth !== 'application')
      throw new PortalError({ code: 'WRONG_AUTH_TYPE', description: 'Application context required', status: 403 })
    if (!call.caller.isAdmin)
      throw new PortalError({ code: 'ACCESS_DENIED', description: 'Access denied!', status: 403 })
    return { result: answer(call) }
  }

/** Placements of an application in the portal's pages. The frame page shows them. */
export const placementMethods: Methods = {
  'placement.bind': administered(bind),
  'placement.unbind': administered(unbind),
  'placement.get': administered(list),
}
