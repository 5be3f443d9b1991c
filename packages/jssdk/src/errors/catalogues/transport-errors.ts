import { SdkError, sdkError } from '../sdk-error.ts'

/**
 * A proxy's address that cannot be used. The error does not contain it, because it may hold a password. `scheme` is set when it is not http
 * or https.
 */
export const proxyInvalid = ({ source, scheme }: { readonly source: string; readonly scheme?: string }): SdkError => {
  const fault = scheme === undefined ? 'is no address' : `names a proxy of the kind ${scheme}, which is not supported`
  return sdkError(
    'JSSDK_PROXY_INVALID',
    0,
    `The proxy in ${source} ${fault}. Give one that speaks HTTP, as http://proxy.example:3128 or https://proxy.example:443, name and password percent-encoded before an @; or none.`,
  )
}

export const caInvalid = ({ cause }: { readonly cause?: unknown } = {}): SdkError =>
  sdkError('JSSDK_CA_INVALID', 0, 'ca holds no certificate in PEM. Give the contents of the file, not its path.', cause)

/** A request that is not a REST call got no reply. `code` and `advice` come from the transport. */
export const hostNotReached = (facts: {
  readonly host: string
  readonly code: string | undefined
  readonly advice: string
  readonly cause: unknown
}): SdkError =>
  new SdkError({
    code: facts.code ?? 'NETWORK_ERROR',
    status: 0,
    description: `${facts.host} gave no reply. ${facts.advice || 'Check the network'}.`,
    originalError: facts.cause,
  })

/** Where to look for the cause when a request uses a proxy. */
export const proxyAdvice = (proxy: string): string => `Check the network, the proxy ${proxy} and the portal's address`

/** The fault of a certificate, by Node's code. */
const certificateFault = (code: string): string => {
  if (/EXPIRED/.test(code)) return "It has expired, or this machine's clock is wrong"
  if (/NOT_YET_VALID/.test(code)) return "It is not valid yet, or this machine's clock is wrong"
  if (/ALTNAME|HOSTNAME/.test(code)) return 'It is for another host name'
  if (/SELF_SIGNED|ISSUER|VERIFY_LEAF/.test(code)) return 'Node does not know the authority that signed it'
  return 'Node refuses it'
}

export const certificateAdvice = ({ host, code }: { readonly host: string; readonly code: string }): string =>
  `The certificate of ${host} is not trusted (${code}). ${certificateFault(code)}. An authority of your network goes into NODE_EXTRA_CA_CERTS, the path of a PEM file, or into nodeTransport({ ca })`

export interface ProxyRefusal {
  readonly proxy: string
  readonly target: string
  readonly status: number
  readonly hasCredentials: boolean
}

export const proxyRefusalAdvice = ({ proxy, target, status, hasCredentials }: ProxyRefusal): string => {
  if (status === 407) {
    const fault = hasCredentials ? 'refused its name and password' : 'asks for a name and a password'
    return `The proxy ${proxy} ${fault} (407). Put them, percent-encoded, into its address in HTTPS_PROXY, HTTP_PROXY or nodeTransport({ proxy })`
  }
  const fault = `The proxy ${proxy} made no connection to ${target}: it answered with ${status}`
  return status < 500
    ? `${fault}. Have the address allowed there, or name it in NO_PROXY`
    : `${fault}. ${proxyAdvice(proxy)}`
}
