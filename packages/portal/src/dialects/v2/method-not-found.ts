import { PortalError } from '../../portal-error.ts'

/** The same error for a single call and for a command of a batch. */
export const methodNotFound = (): PortalError =>
  new PortalError({ code: 'ERROR_METHOD_NOT_FOUND', description: 'Method not found!', status: 404 })
