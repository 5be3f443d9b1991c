import type { Application } from '../oauth/application.ts'
import { localStatus } from '../oauth/token-reply.ts'
import { accessLifetimeSeconds } from '../oauth/tokens.ts'
import { PortalError } from '../portal-error.ts'
import type { PortalServices } from '../services.ts'
import type { WireMap } from '../wire-value.ts'
import type { FrameSession } from './frame-sessions.ts'

/** The data that a page of the portal needs to show an application. */
export interface OpenedFrame {
  readonly appSid: string
  /** The address to which the form is sent, with its query. */
  readonly action: string
  /** Plain files are opened by GET, without the fields. */
  readonly method: 'GET' | 'POST'
  readonly fields: Readonly<Record<string, string>>
  readonly placement: string
  readonly isAdmin: boolean
}

/** A placement in the portal's pages, and the user who opens it. */
export interface FrameRequest {
  readonly clientId: string
  readonly userId: number
  /** @default 'DEFAULT', the application's main page */
  readonly placement: string
  readonly options: WireMap
}

/** Finds an application that can be shown. @throws {PortalError} 404: there is none, or it has no page */
export const shownApplication = ({ oauth }: PortalServices, clientId: string): Application => {
  const application = oauth.applications.find(clientId)
  if (application === undefined || !application.isInstalled) throw notFound('The application is not installed.')
  return application
}

/**
 * The address of the page for a placement. Until the installation is finished, it is the installer. Later it is the bound handler, or the
 * main page.
 * @throws {PortalError} 404: the application has no page
 */
export const pageOf = ({ placements }: PortalServices, application: Application, placement: string): URL => {
  const bound = placements.of(application.clientId).find((one) => one.placement === placement)?.handler
  const installer = application.isFinished ? undefined : (application.installUrl ?? application.pageUrl)
  const page = installer ?? bound ?? application.pageUrl
  if (page === undefined || !URL.canParse(page)) throw notFound('The application has no page of its own: set pageUrl.')
  return new URL(page)
}

/** Opens an iframe: makes a session, its own tokens, and the request that the portal's page sends into the iframe. */
export const openFrame = (portal: PortalServices, request: FrameRequest): OpenedFrame => {
  const { clientId, userId, placement, options } = request
  const { oauth, engine } = portal
  const user = engine.find('user', userId)
  if (user === undefined) throw notFound(`The portal has no user ${String(userId)}.`)
  const application = shownApplication(portal, clientId)
  const action = pageOf(portal, application, placement)
  const session = portal.frames.open({ clientId, userId, placement, options })
  const url = new URL(oauth.addresses.portal())
  action.searchParams.set('DOMAIN', url.host)
  action.searchParams.set('PROTOCOL', url.protocol === 'https:' ? '1' : '0')
  action.searchParams.set('LANG', 'en')
  action.searchParams.set('APP_SID', session.appSid)
  return {
    appSid: session.appSid,
    action: action.href,
    method: application.isStatic ? 'GET' : 'POST',
    fields: application.isStatic ? {} : formFields(portal, application, session),
    placement,
    isAdmin: user['isAdmin'] === true,
  }
}

const formFields = (
  { oauth }: PortalServices,
  { scopes, applicationToken }: Application,
  session: FrameSession,
): Readonly<Record<string, string>> => ({
  ...newTokens(oauth.tokens, session),
  SERVER_ENDPOINT: oauth.addresses.serverEndpoint(),
  APPLICATION_TOKEN: applicationToken,
  APPLICATION_SCOPE: scopes.join(','),
  member_id: oauth.memberId,
  status: localStatus,
  PLACEMENT: session.placement,
  // PHP writes `/` as `\/` in JSON, and so does this portal. Any JSON parser reads the same value.
  PLACEMENT_OPTIONS: JSON.stringify(orList(session.options)).replaceAll('/', String.raw`\/`),
})

/** A pair of tokens with the field names of pages and bridge. */
export const newTokens = (
  tokens: PortalServices['oauth']['tokens'],
  { clientId, userId }: Pick<FrameSession, 'clientId' | 'userId'>,
) => ({
  AUTH_ID: tokens.issueAccess({ clientId, userId }).text,
  AUTH_EXPIRES: String(accessLifetimeSeconds),
  REFRESH_ID: tokens.issueRefresh({ clientId, userId }),
})

/** PHP has one kind of array, so an empty map is written as an empty list. */
export const orList = (map: WireMap): WireMap | readonly never[] => (Object.keys(map).length === 0 ? [] : map)

const notFound = (description: string): PortalError => new PortalError({ code: 'NOT_FOUND', description, status: 404 })
