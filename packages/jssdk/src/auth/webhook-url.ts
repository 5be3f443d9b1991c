import { hookUrl } from '../errors/client-errors.ts'
import type { B24HookParams } from '../types/clients.ts'

/**
 * Reads the parts out of a webhook's URL: `https://host/rest/<user id>/<secret>`, or the same with `/rest/api/`, with or without
 * a trailing slash. Plain http is accepted from a loopback host alone.
 * @throws {SdkError} `JSSDK_HOOK_URL_EMPTY`, `_INVALID`, `_NOT_HTTPS`, `_MALFORMED`, `_USER_ID_NOT_NUMERIC`; none repeats the URL
 */
export const parseWebhookUrl = (webhookUrl: string): B24HookParams => {
  if (typeof webhookUrl !== 'string' || webhookUrl.trim() === '') throw hookUrl({ fault: 'empty' })
  const url = parseUrl(webhookUrl.trim())
  if (!isAcceptedScheme(url)) throw hookUrl({ fault: 'notHttps' })
  const [, rest, ...segments] = url.pathname.replace(/\/$/, '').split('/')
  const [userId, secret, ...others] = segments[0] === 'api' ? segments.slice(1) : segments
  if (rest !== 'rest' || !userId || !secret || others.length > 0) throw hookUrl({ fault: 'malformed' })
  if (!/^\d+$/.test(userId)) throw hookUrl({ fault: 'userIdNotNumeric' })
  return { b24Url: url.origin, userId: Number(userId), secret }
}

/** The origin of a portal given with or without a scheme, a port or a trailing slash. Https, but for loopback hosts that say http. */
export const hookOrigin = (b24Url: string): string => {
  if (typeof b24Url !== 'string' || b24Url.trim() === '') throw hookUrl({ fault: 'empty' })
  const given = b24Url.trim()
  const url = parseUrl(/^https?:\/\//i.test(given) ? given : `https://${given}`)
  if (url.protocol === 'http:' && isLoopback(url.hostname)) return url.origin
  // Callers pass what they have: a scheme or a default port of http in the setting was never meant to switch TLS off.
  url.protocol = 'https:'
  if (url.port === '80') url.port = ''
  return url.origin
}

const parseUrl = (text: string): URL => {
  if (!URL.canParse(text)) throw hookUrl({ fault: 'invalid' })
  return new URL(text)
}

const isAcceptedScheme = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))

export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(\.\d{1,3}){3}$/.test(hostname)
