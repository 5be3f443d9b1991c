import { PortalError } from '../../portal-error.ts'

/** A single call and a command of a batch get the same error. */
export const methodNotFound = (): PortalError =>
  new PortalError({ code: 'ERROR_METHOD_NOT_FOUND', description: 'Method not found!', status: 404 })
