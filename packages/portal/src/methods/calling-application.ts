import type { Application } from '../oauth/application.ts'
import { PortalError } from '../portal-error.ts'
import type { MethodCall } from './method.ts'

/** Finds the application that calls. @throws {PortalError} `ACCESS_DENIED`: a webhook calls */
export const callingApplication = ({ caller, portal }: MethodCall): Application => {
  const application = caller.auth === 'application' ? portal.oauth.applications.find(caller.credentialId) : undefined
  if (application !== undefined) return application
  throw new PortalError({
    code: 'ACCESS_DENIED',
    description: 'Access denied! Application context required',
    status: 403,
  })
}
