import { randomBytes } from 'node:crypto'
import type { Application } from './application.ts'
import { secretText } from '../auth/secret-text.ts'
import { openRecords } from '../store/records.ts'
import { hasShape, isFlag, isListOf, isNumber, isOptional, isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'

/** The settings of an installation. */
export interface InstallOptions {
  /** The scopes of the application. @default all scopes of the portal */
  readonly scopes?: readonly string[] | undefined
  /** The address for ONAPPINSTALL and ONAPPUPDATE. @default none */
  readonly handlerUrl?: string | undefined
  /** The address to which `/oauth/authorize/` redirects a user. @default none */
  readonly redirectUrl?: string | undefined
  /** The application's own page in the portal's iframe. @default none */
  readonly pageUrl?: string | undefined
  /** The page that installs the application. It is shown until the installation is finished. @default `pageUrl` */
  readonly installUrl?: string | undefined
  /** Whether the pages are plain files, opened by GET without tokens. @default false */
  readonly isStatic?: boolean | undefined
  /** With `false`, the installation still has to be finished, and no event is sent until then. @default true */
  readonly isFinished?: boolean | undefined
}

/** The applications of one portal. */
export interface Applications {
  /** Installs an application. @throws {RangeError} an address is not valid */
  add(options: InstallOptions & { readonly scopes: readonly string[] }): Application
  /** The current state of the application. Undefined if there is none. */
  find(clientId: string): Application | undefined
  /** Changes the stored application. @throws {RangeError} there is no such application */
  change(clientId: string, changes: Partial<Omit<Application, 'clientId' | 'id'>>): Application
  installed(): readonly Application[]
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')

/** A new application token, for a new installation. */
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
