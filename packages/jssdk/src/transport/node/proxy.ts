import { isIP } from 'node:net'
import { proxyInvalid } from '../../errors/catalogues/transport-errors.ts'
import { knowSecrets } from '../../errors/redact.ts'

/** A proxy for requests. */
export interface Proxy {
  readonly isTls: boolean
  /** The host name. An IPv6 address has no brackets here. */
  readonly hostname: string
  readonly port: number
  /** Host and port, for messages. */
  readonly label: string
  /** The value of `Proxy-Authorization`. */
  readonly authorization: string | undefined
}

/**
 * Reads the address of a proxy. Without a scheme it is a plain HTTP proxy. `source` is the option or variable that holds the address.
 * @throws {SdkError} `JSSDK_PROXY_INVALID`: the scheme is another one, or the text is not an address. The error does not contain the text
 */
export const parseProxy = (address: string, source: string): Proxy => {
  const text = address.trim()
  const url = text.includes('://') ? text : `http://${text}`
  const scheme = url.slice(0, url.indexOf('://')).toLowerCase()
  if (scheme !== 'http' && scheme !== 'https')
    throw proxyInvalid(/^[a-z][a-z\d.+-]{0,19}$/.test(scheme) ? { source, scheme } : { source })
  // The error of `new URL` is not used, because it contains the text, and the text may hold a password.
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

/** The server name for the proxy's TLS. TLS allows names only, so an IP address gives an empty text. */
export const servernameOf = ({ hostname }: Proxy): string => (isIP(hostname) > 0 ? '' : hostname)

const basic = (username: string, password: string): string => {
  const credentials = `${decoded(username)}:${decoded(password)}`
  const token = Buffer.from(credentials).toString('base64')
  knowSecrets(password, decoded(password), token)
  return `Basic ${token}`
}

/** A password that was not encoded may contain a percent sign. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
