import { hookUrlRefused } from '../errors/catalogues/client-errors.ts'
import { knowSecrets } from '../errors/redact.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { B24HookParams } from '../types/clients.ts'

/**
 * Reads the parts out of a webhook's URL: `https://host/rest/<user id>/<secret>`, or the same with `/rest/api/`, with or without a trailing
 * slash. Plain http is accepted for loopback hosts only.
 * @throws {SdkError} `JSSDK_HOOK_URL_EMPTY`, `_INVALID`, `_NOT_HTTPS`, `_MALFORMED`, `_USER_ID_NOT_NUMERIC`; no error text contains the URL
 */
export const parseWebhookUrl = (webhookUrl: string): B24HookParams => {
  const { protocol, hostname, origin, pathname } = parseUrl(webhookUrl)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) throw hookUrlRefused('NOT_HTTPS')
  const [, userId, secret] = /^\/rest(?:\/api)?\/([^/]+)\/([^/]+)\/?$/.exec(pathname) ?? []
  if (userId === undefined || secret === undefined) throw hookUrlRefused('MALFORMED')
  if (!/^\d+$/.test(userId)) throw hookUrlRefused('USER_ID_NOT_NUMERIC')
  return { b24Url: origin, userId: Number(userId), secret }
}

/** The REST base address of each version. It holds the secret. */
export const webhookRestUrls = ({ b24Url, userId, secret }: B24HookParams): Map<ApiVersion, string> => {
  knowSecrets(secret)
  return new Map([
    [ApiVersion.v2, `${b24Url}/rest/${userId}/${secret}`],
    [ApiVersion.v3, `${b24Url}/rest/api/${userId}/${secret}`],
  ])
}

/**
 * The origin of a portal. The setting may have a scheme, a port or a trailing slash. The result is https, except for loopback hosts with
 * http.
 */
export const hookOrigin = (b24Url: string): string => {
  const url = parseUrl(b24Url, 'https://')
  if (url.protocol === 'http:' && isLoopback(url.hostname)) return url.origin
  // Programs often pass a setting with `http://` or its port. They do not mean to switch TLS off.
  url.protocol = 'https:'
  if (url.port === '80') url.port = ''
  return url.origin
}

const parseUrl = (given: string, defaultScheme = ''): URL => {
  const text = typeof given === 'string' ? given.trim() : ''
  if (text === '') throw hookUrlRefused('EMPTY')
  const url = /^https?:/i.test(text) ? text : defaultScheme + text
  if (!URL.canParse(url)) throw hookUrlRefused('INVALID')
  return new URL(url)
}

export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(\.\d{1,3}){3}$/.test(hostname)
