import { oauthEndpointInvalid } from '../errors/catalogues/client-errors.ts'
import { isLoopback } from './webhook-url.ts'

/**
 * An endpoint of a portal or of the authorisation server, without its trailing slash. Tokens and secrets are sent there, so plain http is
 * allowed for loopback hosts only.
 * @throws {SdkError} `JSSDK_OAUTH_ENDPOINT_INVALID`
 */
export const endpointOf = (name: 'clientEndpoint' | 'serverEndpoint', value: unknown): string => {
  if (!isEndpoint(value)) throw oauthEndpointInvalid({ name })
  return value.replace(/(?<!\/)\/+$/, '')
}

export const isEndpoint = (value: unknown): value is string => {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/** `https://oauth.bitrix.info/rest` names the server. The token address is another path on the same server. */
export const tokenUrlOf = (serverEndpoint: string): string =>
  `${endpointOf('serverEndpoint', serverEndpoint).replace(/\/rest$/, '')}/oauth/token/`

/**
 * The portal's endpoint after a redirect of `clientEndpoint` to `location`: same path, another host. Undefined when the redirect leads
 * elsewhere, for example to a login page.
 */
export const renamedEndpoint = (clientEndpoint: string, location: string): string | undefined => {
  if (!URL.canParse(location)) return undefined
  const before = new URL(clientEndpoint)
  const after = new URL(location)
  const isSafe = after.protocol === 'https:' || isLoopback(after.hostname)
  const isRest = after.pathname.startsWith(`${before.pathname.replace(/(?<!\/)\/+$/, '')}/`)
  return isSafe && isRest && after.origin !== before.origin
    ? `${after.origin}${before.pathname.replace(/(?<!\/)\/+$/, '')}`
    : undefined
}
