import type { SdkErrorCode } from '../codes.ts'
import { RefreshTokenError } from '../refresh-token-error.ts'
import { sdkError, type SdkError, textOfThrown } from '../sdk-error.ts'

export const clientNotInit = (): SdkError =>
  sdkError('JSSDK_CORE_B24_NOT_INIT', 500, 'The client is not ready. Wait for init().')

export const httpNotInit = (version: 'v2' | 'v3'): SdkError =>
  sdkError(
    `JSSDK_CORE_B24_HTTP_${version === 'v2' ? 'V2' : 'V3'}_NOT_INIT`,
    500,
    `The client is not ready for ${version}. Wait for init().`,
  )

export const restrictionParamsInvalid = (name: string, value: unknown, expected: string): SdkError =>
  sdkError('JSSDK_RESTRICTION_PARAMS_INVALID', 500, `${name} is ${textOfThrown(value)}. Give ${expected}.`)

/** The types forbid it. A JavaScript program would use the standard limits without noticing. */
export const restrictionParamsMisplaced = (): SdkError =>
  sdkError(
    'JSSDK_RESTRICTION_PARAMS_INVALID',
    500,
    'restrictionParams are not read here; give restrictions: restrictions({ ... }).',
  )

export const limitStoreFailed = ({ reason, cause }: { readonly reason: string; readonly cause?: unknown }): SdkError =>
  sdkError('JSSDK_LIMIT_STORE_FAILED', 500, `The store of the portal's limits failed: ${reason}.`, cause)

export const clientSideWarning = ({ message }: { message: string }): SdkError =>
  sdkError('JSSDK_CLIENT_SIDE_WARNING', 500, message)

export const helperNotInit = (): SdkError =>
  sdkError('JSSDK_HELPER_NOT_INIT', 0, 'The helper is used before it is ready. Wait for initB24Helper() first.')

/**
 * The helper's data was read before it was loaded. Without a name nothing was loaded at all. The contract wants a plain error: its text
 * begins with a name that an `SdkError` would redact as a secret.
 */
export const helperDataMissing = ({ name }: { readonly name?: string } = {}): Error => {
  const what = name === undefined ? 'B24HelperManager' : `B24HelperManager.${name}`
  return new Error(`${what} not initialized. Load it with loadData() first.`)
}

export const helperPullClientNotInit = (): SdkError =>
  sdkError('JSSDK_HELPER_PULL_CLIENT_NOT_INIT', 0, 'PullClient not init. Call usePullClient() first.')

export type HookUrlFault = keyof typeof hookUrlFaults

const hookUrlFaults = {
  EMPTY: 'is empty',
  INVALID: 'is no URL',
  NOT_HTTPS: 'is not https',
  MALFORMED: 'has no path of a webhook',
  USER_ID_NOT_NUMERIC: 'has no user id',
} as const

/** A webhook's address was refused. No text contains any part of it. */
export const hookUrlRefused = (fault: HookUrlFault): SdkError =>
  sdkError(`JSSDK_HOOK_URL_${fault}`, 0, `The webhook address ${hookUrlFaults[fault]}. Copy it whole from the portal.`)

export const oauthEndpointInvalid = ({ name }: { name: string }): SdkError =>
  sdkError(
    'JSSDK_OAUTH_ENDPOINT_INVALID',
    0,
    `${name} is no https address. Pass it as the portal gave it; plain http is taken for a loopback host alone.`,
  )

export const oauthParamsInvalid = (): SdkError =>
  sdkError(
    'JSSDK_OAUTH_PARAMS_INVALID',
    0,
    'B24OAuth takes the stored tokens and, as second argument, the keys of the application: { clientId, clientSecret }.',
  )

export type RefreshFault = 'failed' | 'notReached' | 'badStatus' | 'noData'

const refreshFaults = {
  failed: ['JSSDK_OAUTH_TOKEN_REFRESH_FAILED', 'The authorisation server refused to renew the tokens'],
  notReached: [
    'JSSDK_OAUTH_TOKEN_REFRESH_BAD_STATUS',
    'The authorisation server gave no reply to the renewal of tokens',
  ],
  badStatus: [
    'JSSDK_OAUTH_TOKEN_REFRESH_BAD_STATUS',
    'The authorisation server answered the renewal of tokens with an error',
  ],
  noData: [
    'JSSDK_OAUTH_TOKEN_REFRESH_NO_DATA',
    'The authorisation server answered the renewal of tokens without tokens',
  ],
} as const satisfies Record<RefreshFault, readonly [SdkErrorCode, string]>

export interface RefreshFacts {
  readonly fault: RefreshFault
  readonly status: number
  /** The server's own code. It replaces the SDK's code. */
  readonly code?: string | undefined
  /** The server's own text. */
  readonly description?: string | undefined
  readonly cause?: unknown
}

/** The tokens could not be renewed. */
export const refreshRefused = ({ fault, status, code, description, cause }: RefreshFacts): RefreshTokenError => {
  const [ownCode, text] = refreshFaults[fault]
  const reason = description ? `: ${description}` : ''
  return new RefreshTokenError({
    code: code ?? ownCode,
    status,
    description: `${text} (${status})${reason}. Try again; if it stays so, the application has to be authorised again.`,
    originalError: cause,
  })
}

export const isAdminNotInit = (): SdkError =>
  sdkError(
    'JSSDK_OAUTH_IS_ADMIN_NOT_INIT',
    500,
    'Whether the user is an administrator is not known yet. Call initIsAdmin() first.',
  )

export const profileFailed = ({ cause }: { cause?: unknown }): SdkError =>
  sdkError(
    'JSSDK_OAUTH_PROFILE_FAILED',
    500,
    'The user behind the tokens could not be read. See the cause; a valid token is needed, no scope.',
    cause,
  )

export type FrameFault =
  | 'appSidNotInit'
  | 'installAlreadyFinished'
  | 'disposed'
  | 'badPayload'
  | 'initTimeout'
  | 'refreshAuthTimeout'

const frameFaults = {
  appSidNotInit: ['JSSDK_FRAME_APP_SID_NOT_INIT', 500, 'The session is not known yet. Wait for initializeB24Frame().'],
  installAlreadyFinished: [
    'JSSDK_FRAME_INSTALL_ALREADY_FINISHED',
    500,
    'The application is installed already. Call installFinish() in its installation only.',
  ],
  disposed: ['JSSDK_FRAME_DISPOSED', 0, 'The frame was destroyed. Make a new one with initializeB24Frame().'],
  badPayload: ['JSSDK_FRAME_BAD_PAYLOAD', 0, 'The portal sent what cannot be read. Try again.'],
  initTimeout: [
    'JSSDK_FRAME_INIT_TIMEOUT',
    408,
    'The portal did not answer in time. Open the application from the portal.',
  ],
  refreshAuthTimeout: [
    'JSSDK_FRAME_REFRESH_AUTH_TIMEOUT',
    408,
    'The portal did not renew the tokens in time. Reload the page.',
  ],
} as const satisfies Record<FrameFault, readonly [SdkErrorCode, number, string]>

export interface FrameFacts {
  readonly fault: FrameFault
  /** The command without a usable answer. */
  readonly command?: string | undefined
  readonly cause?: unknown
}

/** A failure between an application's frame and the portal's page around it. */
export const frameError = ({ fault, command, cause }: FrameFacts): SdkError => {
  const [code, status, text] = frameFaults[fault]
  return sdkError(code, status, command === undefined ? text : `${command}: ${text}`, cause)
}

export const frameDomainInvalid = (): SdkError =>
  clientSideWarning({
    message: 'window.name does not hold "domain|protocol|session". Open the application from the portal.',
  })
