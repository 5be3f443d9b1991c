import { isIP } from 'node:net'
import { proxyInvalid } from '../../errors/catalogues/transport-errors.ts'
import { knowSecrets } from '../../errors/redact.ts'

/** A proxy that requests go by. */
export interface Proxy {
  readonly isTls: boolean
  /** Without the brackets of an IPv6 address. */
  readonly hostname: string
  readonly port: number
  /** Host and port, for people. */
  readonly label: string
  /** The value of `Proxy-Authorization`. */
  readonly authorization: string | undefined
}

/**
 * Reads the address of a proxy; one without a scheme speaks plain HTTP. `source` says where it stands.
 * @throws {SdkError} `JSSDK_PROXY_INVALID`: another scheme, or no address; the text does not repeat it
 */
export const parseProxy = (address: string, source: string): Proxy => {
  const text = address.trim()
  const url = text.includes('://') ? text : `http://${text}`
  const scheme = url.slice(0, url.indexOf('://')).toLowerCase()
  if (scheme !== 'http' && scheme !== 'https')
    throw proxyInvalid(/^[a-z][a-z\d.+-]{0,19}$/.test(scheme) ? { source, scheme } : { source })
  // An error of `new URL` holds the text, and that may hold a password.
  if (!URL.canParse(url)) throw proxyInvalid({ source })
  const { host, hostname, port, username, password } = new URL(url)
  if (port === '0') throw proxyInvalid({ source })
  const isTls = scheme === 'https'
  const number = port === '' ? (isTls ? 443 : 80) : Number(port)
  return {
    isTls,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: number,
    label: port === '' ? `${host}:${number}` : host,
    authorization: username === '' && password === '' ? undefined : basic(username, password),
  }
}

/** What a proxy with TLS is asked for; an address is no name. */
export const servernameOf = ({ hostname }: Proxy): string => (isIP(hostname) > 0 ? '' : hostname)

const basic = (username: string, password: string): string => {
  const credentials = `${decoded(username)}:${decoded(password)}`
  const token = Buffer.from(credentials).toString('base64')
  knowSecrets(password, decoded(password), token)
  return `Basic ${token}`
}

/** A password that somebody has not encoded may hold a percent sign of its own. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
