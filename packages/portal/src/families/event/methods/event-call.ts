import { PortalError } from '../../../portal-error.ts'
import type { Handle, MethodCall, PortalMethod } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { missing, wrongAuthType } from '../../../methods/refusals.ts'

/** A method that needs an application's token. */
export const eventMethod =
  (handle: PortalMethod['handle']): Handle =>
  (call) => {
    if (call.caller.auth === 'webhook' && !call.portal.switches.eventsByWebhook) throw wrongAuthType()
    return handle(call)
  }

/** Reads a required parameter, in any letter case. @throws {PortalError} `ERROR_ARGUMENT` */
export const requiredText = (call: MethodCall, name: string): string => {
  const value = anyCase(call.params, name)
  if (typeof value === 'string' && value !== '') return value
  throw missing(call, name.toUpperCase())
}

/** The error for an invalid argument. */
export const badArgument = (name: string, why: string): PortalError =>
  refusedArgument(name, `Argument '${name.toUpperCase()}' ${why}`)

/** The error for an invalid argument, with a full description of its own. */
export const refusedArgument = (name: string, description: string): PortalError =>
  new PortalError({ code: 'ERROR_ARGUMENT', description, extra: { argument: name.toUpperCase() } })

/** Checks that the user is an administrator. @throws {PortalError} `ACCESS_DENIED` */
export const mustBeAdministrator = ({ caller }: MethodCall, what: string): void => {
  if (caller.isAdmin) return
  throw new PortalError({
    code: 'ACCESS_DENIED',
    description: `Access denied! ${what} requires administrator access rights`,
    status: 403,
  })
}
