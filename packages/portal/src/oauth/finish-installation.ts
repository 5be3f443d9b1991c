import type { FiredEvent } from '../events/fired-event.ts'
import type { PortalServices } from '../services.ts'
import type { Application } from './application.ts'

/** What events of an application's life end with. */
export const language = { LANGUAGE_ID: 'en' }

/** The event of an installation, whether its installer has finished or not. */
export const installed = ({ version, isFinished }: Application, userId: number): FiredEvent => ({
  event: 'ONAPPINSTALL',
  data: { VERSION: String(version), ACTIVE: 'Y', INSTALLED: isFinished ? 'Y' : 'N', ...language },
  userId,
})

/** The installer has finished: who bound ONAPPINSTALL meanwhile is told, once. */
export const finishInstallation = (
  { oauth, events }: Pick<PortalServices, 'oauth' | 'events'>,
  clientId: string,
  userId: number,
): void => {
  const wasFinished = oauth.applications.find(clientId)?.isFinished === true
  const application = oauth.applications.change(clientId, { isFinished: true })
  if (!wasFinished) events.fire({ ...installed(application, userId), clientId })
}
