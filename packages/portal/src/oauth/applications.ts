import { randomBytes } from 'node:crypto'
import type { Application } from './application.ts'
import { secretText } from '../auth/secret-text.ts'
import { openRecords } from '../store/records.ts'
import { hasShape, isFlag, isListOf, isNumber, isOptional, isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'

/** How an application is installed. */
export interface InstallOptions {
  /** @default all scopes of the portal */
  readonly scopes?: readonly string[] | undefined
  /** Gets ONAPPINSTALL and ONAPPUPDATE. @default none */
  readonly handlerUrl?: string | undefined
  /** Where `/oauth/authorize/` sends a user back. @default none */
  readonly redirectUrl?: string | undefined
  /** The application's own page, shown in the portal's iframe. @default none */
  readonly pageUrl?: string | undefined
  /** The page that installs it, shown until the installation is finished. @default `pageUrl` */
  readonly installUrl?: string | undefined
  /** Whether the pages are plain files, opened by GET without tokens. @default false */
  readonly isStatic?: boolean | undefined
  /** `false`: the installer has yet to finish; until then no event is sent. @default true */
  readonly isFinished?: boolean | undefined
}

/** The applications of one portal. */
export interface Applications {
  /** @throws {RangeError} an address is none */
  add(options: InstallOptions & { readonly scopes: readonly string[] }): Application
  /** The application as it is now. */
  find(clientId: string): Application | undefined
  /** @throws {RangeError} there is no such application */
  change(clientId: string, changes: Partial<Omit<Application, 'clientId' | 'id'>>): Application
  installed(): readonly Application[]
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')

/** A new application token, of a new installation. */
export const makeApplicationToken = (): string => hex(16)

const isApplication = hasShape<Application>({
  clientId: isText,
  clientSecret: isText,
  id: isNumber,
  scopes: isListOf(isText),
  applicationToken: isText,
  version: isNumber,
  handlerUrl: isOptional(isText),
  redirectUrl: isOptional(isText),
  pageUrl: isOptional(isText),
  installUrl: isOptional(isText),
  isStatic: isFlag,
  isInstalled: isFlag,
  isFinished: isFlag,
  isPaid: isFlag,
  allowedUserIds: (value) => value === 'all' || isListOf(isNumber)(value),
})

export const createApplications = (store: Store): Applications => {
  const applications = openRecords(store, 'application', isApplication)
  return {
    add: ({ scopes, handlerUrl, redirectUrl, pageUrl, installUrl, isStatic = false, isFinished = true }) => {
      for (const [name, url] of Object.entries({ handlerUrl, redirectUrl, pageUrl, installUrl }))
        if (url !== undefined && !URL.canParse(url)) throw new RangeError(`${name} of the application is no address.`)
      const known = applications.all().length
      const application: Application = {
        clientId: `local.${hex(7)}.${String(10_000_000 + known)}`,
        clientSecret: secretText(50),
        id: known + 1,
        scopes,
        applicationToken: makeApplicationToken(),
        version: 1,
        handlerUrl,
        redirectUrl,
        pageUrl,
        installUrl,
        isStatic,
        isInstalled: true,
        isFinished,
        isPaid: true,
        allowedUserIds: 'all',
      }
      applications.set(application.clientId, application)
      return application
    },
    find: (clientId) => applications.get(clientId),
    change: (clientId, changes) => {
      const known = applications.get(clientId)
      if (known === undefined) throw new RangeError('The portal has no application with this client id.')
      const changed = { ...known, ...changes }
      applications.set(clientId, changed)
      return changed
    },
    installed: () => applications.all().filter(({ isInstalled }) => isInstalled),
  }
}
