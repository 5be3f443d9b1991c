import { appStatusOf } from '../auth/app-status.ts'
import { installRequestInvalid } from '../errors/catalogues/event-errors.ts'
import type { B24OAuthParams } from '../types/clients.ts'
import { isObject } from '../types/narrow.ts'
import type { FormLimits } from './form/form-limits.ts'
import { type FormMap, textOf } from './form/php-form.ts'
import { type EventAuth, type PortalEvent, toEventAuth } from './portal-event.ts'
import { readForm } from './form/read-form.ts'

/** The request by which a portal opens an application's page, its installer or a placement. */
export interface InstallRequest {
  /** `userId` is 0, because the request does not contain it. `verifyInstallation` finds it out. */
  readonly params: B24OAuthParams
  /** `DEFAULT` for the application's page and its installer. */
  readonly placement: string
  readonly placementOptions: Readonly<Record<string, unknown>>
  readonly language: string
}

export interface ParseInstallOptions extends FormLimits {
  /** Used when the portal names no server. @default 'https://oauth.bitrix.info/rest/' */
  readonly serverEndpoint?: string | undefined
  readonly nowMs?: (() => number) | undefined
}

/** Seconds. */
const defaultExpiresIn = 3600
const defaultServerEndpoint = 'https://oauth.bitrix.info/rest/'

/**
 * Reads the request by which a portal opens an application in its iframe. Anybody can send such a request: call `verifyInstallation` before
 * the tokens are stored or used.
 * @throws {SdkError} `JSSDK_INSTALL_REQUEST_INVALID`: something is missing; `JSSDK_EVENT_NOT_FORM` and others: the body is not a portal's
 * form
 */
export const parseInstallRequest = async (
  request: Request,
  options: ParseInstallOptions = {},
): Promise<InstallRequest> => {
  const { serverEndpoint = defaultServerEndpoint, nowMs = Date.now } = options
  const form = await readForm(request, options)
  const query = new URL(request.url).searchParams
  const domain = query.get('DOMAIN') ?? ''
  // The name becomes part of an address that tokens are sent to.
  if (!/^[\w.-]+(:\d+)?$/.test(domain)) throw installRequestInvalid({ name: 'DOMAIN' })
  const expiresIn = Number(textOf(form, 'AUTH_EXPIRES') ?? defaultExpiresIn)
  if (!Number.isFinite(expiresIn)) throw installRequestInvalid({ name: 'AUTH_EXPIRES' })
  return {
    params: {
      applicationToken: textOf(form, 'APPLICATION_TOKEN') ?? '',
      userId: 0,
      memberId: required(form, 'member_id'),
      accessToken: required(form, 'AUTH_ID'),
      refreshToken: required(form, 'REFRESH_ID'),
      expires: Math.floor(nowMs() / 1000) + expiresIn,
      expiresIn,
      scope: textOf(form, 'APPLICATION_SCOPE') ?? '',
      domain,
      clientEndpoint: `${query.get('PROTOCOL') === '0' ? 'http' : 'https'}://${domain}/rest/`,
      serverEndpoint: textOf(form, 'SERVER_ENDPOINT') ?? serverEndpoint,
      status: appStatusOf(textOf(form, 'status') ?? ''),
      issuer: 'request',
    },
    placement: textOf(form, 'PLACEMENT') ?? 'DEFAULT',
    placementOptions: parseOptions(textOf(form, 'PLACEMENT_OPTIONS')),
    language: query.get('LANG') ?? '',
  }
}

const required = (form: FormMap, name: string): string => {
  const text = textOf(form, name)
  if (text === undefined || text === '') throw installRequestInvalid({ name })
  return text
}

/** Some placements send the text `undefined`, and PHP sends an empty map as a list. */
const parseOptions = (text: string | undefined): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** The system user's tokens are in the event's data. The `auth` block belongs to the sender of the event. */
const systemUserOf = ({ data, ts, auth }: PortalEvent<'ONAPPUSERREADY'>): EventAuth => {
  // PHP sends an empty map as a list.
  const user = toEventAuth({ ...data }, data.member_id)
  if (user.memberId !== auth.memberId) throw installRequestInvalid({ name: 'member_id' })
  const { expires = ts + (user.expiresIn ?? defaultExpiresIn) } = user
  return { ...user, expires, applicationToken: auth.applicationToken }
}

/**
 * Makes a client's parameters from the tokens of ONAPPINSTALL, ONAPPUPDATE or ONAPPUSERREADY. ONAPPUSERREADY brings the tokens of the
 * system user. They make a second client, and a token store keeps them beside the tokens of the installing user.
 * @throws {SdkError} `JSSDK_INSTALL_REQUEST_INVALID`: the event has no tokens, or the tokens of another portal
 */
export const paramsOfEvent = (event: PortalEvent): B24OAuthParams => {
  const auth = event.event === 'ONAPPUSERREADY' ? systemUserOf(event) : event.auth
  const { accessToken, refreshToken, userId, expires, expiresIn = defaultExpiresIn, status, ...rest } = auth
  if (accessToken === undefined || refreshToken === undefined) throw installRequestInvalid({ name: 'refresh_token' })
  if (userId === undefined) throw installRequestInvalid({ name: 'user_id' })
  if (expires === undefined) throw installRequestInvalid({ name: 'expires' })
  return {
    ...rest,
    accessToken,
    refreshToken,
    userId,
    expires,
    expiresIn,
    status: appStatusOf(status),
    issuer: 'request',
  }
}
