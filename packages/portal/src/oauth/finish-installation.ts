import type { FiredEvent } from '../events/fired-event.ts'
import type { PortalServices } from '../services.ts'
import type { Application } from './application.ts'

/** The last field in the data of an application's events. */
export const language = { LANGUAGE_ID: 'en' }

/** The event of an installation. It says whether the installation is finished. */
export const installed = ({ version, isFinished }: Application, userId: number): FiredEvent => ({
  event: 'ONAPPINSTALL',
  data: { VERSION: String(version), ACTIVE: 'Y', INSTALLED: isFinished ? 'Y' : 'N', ...language },
  userId,
})

/** Finishes an installation. Handlers that were bound to ONAPPINSTALL meanwhile get this event once. */
export const finishInstallation = (
  { oauth, events }: Pick<PortalServices, 'oauth' | 'events'>,
  clientId: string,
  userId: number,
): void => {
  const wasFinished = oauth.applications.find(clientId)?.isFinished === true
  const application = oauth.applications.change(clientId, { isFinished: true })
  if (!wasFinished) events.fire({ ...installed(application, userId), clientId })
}
