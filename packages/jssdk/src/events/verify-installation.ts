import { platformTransport } from '#platform-transport'
import { appStatusOf } from '../auth/app-status.ts'
import { endpointOf, isEndpoint } from '../auth/oauth-endpoints.ts'
import { installNotVerified } from '../errors/catalogues/event-errors.ts'
import { knowSecrets } from '../errors/redact.ts'
import { SdkError } from '../errors/sdk-error.ts'
import { fetchTransport } from '../transport/fetch-transport.ts'
import { postForm } from '../transport/post-form.ts'
import { NoReply, type Transport } from '../transport/transport.ts'
import type { B24OAuthParams } from '../types/clients.ts'
import { isObject, isString } from '../types/narrow.ts'

export interface VerifyInstallationOptions {
  /** The application's own id. A token of another application is refused. */
  readonly clientId: string
  /** The trusted authorisation servers. @default those of Bitrix24 */
  readonly serverEndpoints?: readonly string[] | undefined
  /** Time limit for each of the two requests, in milliseconds. @default 10_000 */
  readonly timeoutMs?: number | undefined
  /** Sends the two requests. @default Node's own HTTP client on Node, the platform's `fetch` elsewhere */
  readonly transport?: Transport | undefined
  /** Replaces `transport`. */
  readonly fetch?: typeof globalThis.fetch | undefined
}

const bitrixServers = ['https://oauth.bitrix.info/rest/', 'https://oauth.bitrix24.tech/rest/']

/**
 * Checks that a token belongs to this application and portal: it asks the authorisation server, and then the portal that this server names.
 * The request names a portal too, but anybody can send a request. So the portal of the request is not called and gets no token. Resolves
 * with the parameters that the servers confirmed: address, scopes, status and user.
 * @throws {SdkError} `JSSDK_INSTALL_NOT_VERIFIED`: store nothing. On Node also `JSSDK_CERTIFICATE_NOT_TRUSTED`, `JSSDK_PROXY_REFUSED` and
 * `JSSDK_PROXY_INVALID`: the servers could not be asked, so store nothing either
 */
export const verifyInstallation = async (
  params: B24OAuthParams,
  options: VerifyInstallationOptions,
): Promise<B24OAuthParams> => {
  const { clientId, serverEndpoints = bitrixServers, timeoutMs = 10_000, fetch } = options
  const transport = fetch === undefined ? (options.transport ?? platformTransport()) : fetchTransport(fetch)
  // The request itself names the authorisation server. Only servers in `serverEndpoints` are asked: an attacker could name one that
  // confirms everything.
  const server = serverEndpoints.find((known) => withoutSlash(known) === withoutSlash(params.serverEndpoint))
  if (server === undefined) throw installNotVerified({ reason: 'the request names a server that is not trusted' })
  const ask = (endpoint: string, method: string): Promise<Record<string, unknown>> =>
    askServer({ url: `${endpoint}/${method}`, token: params.accessToken, timeoutMs, transport })
  const info = await ask(endpointOf('serverEndpoint', server), 'app.info')
  const install = isObject(info['install']) ? info['install'] : {}
  if (info['client_id'] !== clientId) throw installNotVerified({ reason: 'the token is of another application' })
  if (install['member_id'] !== params.memberId) throw installNotVerified({ reason: 'the token is of another portal' })
  const address = addressIn(install)
  if (address === undefined) throw installNotVerified({ reason: 'the server names no address of the portal' })
  const profile = await ask(endpointOf('clientEndpoint', address.clientEndpoint), 'profile')
  const userId = Number(profile['ID'])
  if (!Number.isSafeInteger(userId) || userId <= 0) throw installNotVerified({ reason: 'the token has no user' })
  knowSecrets(params.accessToken, params.refreshToken, params.applicationToken)
  return {
    ...params,
    ...address,
    scope: textIn(install, 'scope') ?? textIn(info, 'scope') ?? '',
    status: appStatusOf(textIn(install, 'status') ?? textIn(info, 'status') ?? ''),
    userId,
  }
}

const withoutSlash = (endpoint: string): string => endpoint.replace(/(?<!\/)\/+$/, '')

const textIn = (record: Record<string, unknown>, name: string): string | undefined => {
  const value = record[name]
  return isString(value) && value !== '' ? value : undefined
}

/** The portal's address as the authorisation server gives it. Undefined for an address that tokens must not be sent to. */
const addressIn = (install: Record<string, unknown>): Pick<B24OAuthParams, 'clientEndpoint' | 'domain'> | undefined => {
  const domain = textIn(install, 'domain')
  const clientEndpoint = textIn(install, 'client_endpoint') ?? `https://${domain ?? ''}/rest/`
  return isEndpoint(clientEndpoint) ? { clientEndpoint, domain: domain ?? new URL(clientEndpoint).host } : undefined
}

const askServer = async (request: {
  readonly url: string
  readonly token: string
  readonly timeoutMs: number
  readonly transport: Transport
}): Promise<Record<string, unknown>> => {
  const { url, token, timeoutMs, transport } = request
  const { host } = new URL(url)
  try {
    const { status, text } = await postForm(transport, { url, form: { auth: token }, timeoutMs })
    const reply: unknown = JSON.parse(text)
    if (isObject(reply) && isObject(reply['result'])) return reply['result']
    throw installNotVerified({ reason: `${host} answered ${status}` })
  } catch (cause) {
    if (cause instanceof SdkError) throw cause
    if (!(cause instanceof NoReply)) throw installNotVerified({ reason: `${host} gave no answer`, cause })
    const { message, code } = cause
    throw installNotVerified({ reason: [`${host} gave no answer`, message].join('. '), code, cause: cause.cause })
  }
}
