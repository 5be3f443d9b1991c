import { bindingsOf } from '../events/bindings.ts'
import { finishInstallation, installed, language } from './finish-installation.ts'
import type { WireMap } from '../wire-value.ts'
import type { Application } from './application.ts'
import { type InstallOptions, makeApplicationToken } from './applications.ts'
import { type InstalledApp, toInstalledApp } from './installed-app.ts'
import type { PortalServices } from '../services.ts'

/** Changes of an application in a portal. Each fires its events. */
export interface Lifecycle {
  readonly install: (
    options: InstallOptions & { readonly scopes: readonly string[]; readonly userId: number },
  ) => InstalledApp
  /** Finishes the installation. Handlers of ONAPPINSTALL get the event, and from then on all events are sent. */
  readonly finish: (clientId: string) => void
  /** Installs another version. Handlers and placements that the application bound are removed, and ONAPPUPDATE is sent. */
  readonly update: (clientId: string) => void
  /** Uninstalls the application and sends ONAPPUNINSTALL to its handlers. With `isClean` the user wants the data deleted too. */
  readonly uninstall: (clientId: string, options?: { readonly isClean?: boolean | undefined }) => void
}

type LifecycleTools = Pick<PortalServices, 'engine' | 'oauth' | 'events' | 'placements'>

const administratorId = 1

export const createLifecycle = ({ engine, oauth, events, placements }: LifecycleTools): Lifecycle => {
  const install: Lifecycle['install'] = (options) => {
    const application = oauth.applications.add(options)
    const { handlerUrl } = application
    if (handlerUrl !== undefined) events.tell(application, handlerUrl, installed(application, options.userId))
    return toInstalledApp(oauth, application, options.userId)
  }
  const known = (clientId: string): Application => oauth.applications.change(clientId, {})

  const tellAll = ({ clientId, handlerUrl }: Application, event: string, data: WireMap): void => {
    const fired = { event, data, userId: administratorId, clientId }
    if (handlerUrl !== undefined && event !== 'ONAPPUNINSTALL') events.tell(known(clientId), handlerUrl, fired)
    events.fire(fired)
  }
  const unbindAll = (clientId: string): void => {
    engine.remove(
      'event',
      bindingsOf(engine, clientId).map(({ id }) => id),
    )
    placements.unbindAll(clientId)
  }

  return {
    install,
    finish: (clientId) => finishInstallation({ oauth, events }, clientId, administratorId),
    update: (clientId) => {
      const { version } = known(clientId)
      const updated = oauth.applications.change(clientId, { version: version + 1 })
      const data = { VERSION: String(updated.version), PREVIOUS_VERSION: String(version), ...language }
      tellAll(updated, 'ONAPPUPDATE', data)
      unbindAll(clientId)
    },
    uninstall: (clientId, { isClean = false } = {}) => {
      tellAll(known(clientId), 'ONAPPUNINSTALL', { CLEAN: isClean ? '1' : '0', ...language })
      unbindAll(clientId)
      oauth.options.delete(clientId)
      // The token changes, so that nobody can use the old one after another installation.
      oauth.applications.change(clientId, { isInstalled: false, applicationToken: makeApplicationToken() })
    },
  }
}
