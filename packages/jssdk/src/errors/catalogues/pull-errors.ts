import type { SdkErrorCode } from '../codes.ts'
import { NoReply } from '../../transport/transport.ts'
import { SdkError, sdkError, textOfThrown } from '../sdk-error.ts'

export type PullFault =
  | 'disabled'
  | 'disposed'
  | 'badConfig'
  | 'notConnected'
  | 'notPublishing'
  | 'noReceivers'
  | 'rpcOnly'
  | 'rpcTimeout'
  | 'rpcRefused'

const faults = {
  disabled: ['PULL_DISABLED', 'Push & Pull server is disabled. Switch it on in the settings of the portal.'],
  disposed: ['PULL_DISPOSED', 'PullClient has been destroyed; create a new instance.'],
  badConfig: ['JSSDK_PULL_BAD_CONFIG', 'The reply is no push configuration. Try again later.'],
  notConnected: ['JSSDK_PULL_NOT_CONNECTED', 'There is no connection to the push server. Wait until it is online.'],
  notPublishing: [
    'JSSDK_PULL_NOT_PUBLISHING',
    'The push server takes no messages from clients. Publish from the back end with pull.application.event.add.',
  ],
  noReceivers: ['JSSDK_PULL_NO_RECEIVERS', 'No receiver has a known public channel. Give ids of users of this portal.'],
  rpcOnly: ['JSSDK_PULL_RPC_ONLY', 'This needs a push server of version 5 or above, which speaks JSON-RPC.'],
  rpcTimeout: ['JSSDK_PULL_RPC_TIMEOUT', 'The push server did not answer in time. Try again.'],
  rpcRefused: ['JSSDK_PULL_RPC_REFUSED', 'The push server refused a request'],
} as const satisfies Record<PullFault, readonly [SdkErrorCode, string]>

export interface PullFacts {
  readonly fault: PullFault
  /** The push server's method without a usable answer. */
  readonly method?: string | undefined
  /** The push server's own text. */
  readonly reason?: string | undefined
  readonly cause?: unknown
}

/** A failure between the pull client and the push server. */
export const pullError = ({ fault, method, reason, cause }: PullFacts): SdkError => {
  const [code, text] = faults[fault]
  const said = reason === undefined ? text : `${text}: ${reason}.`
  const description = method === undefined ? said : `${method}: ${said}`
  return new SdkError({ code, status: 0, description, originalError: cause })
}

/** The error of `start()`. Programs read its code from `ex.error` as well as from `code`. */
export const pullRefusal = (
  fault: 'disabled' | 'disposed',
): SdkError & { readonly ex: { readonly error: string; readonly error_description: string } } => {
  const [error, description] = faults[fault]
  return Object.assign(pullError({ fault }), { ex: { error, error_description: description } })
}

/** Node's codes for an untrusted certificate. */
const certificateCode = /^(?!ERR_(?!TLS_CERT)).*(CERT|CRL|ISSUER|VERIFY_LEAF|HOSTNAME|PATH_LENGTH|INVALID_(CA|PURPOSE))/

/**
 * The error for the end of a WebSocket. Browsers give no reason; the package `ws` gives the error. A failure that another attempt cannot
 * mend has its code.
 */
export const pushServerFault = (cause: unknown): Error => {
  const text = 'The connection to the push server failed'
  if (cause instanceof NoReply && cause.code !== undefined)
    return new SdkError({
      code: cause.code,
      status: 0,
      description: `${text}. ${cause.message}.`,
      originalError: cause,
    })
  if (!(cause instanceof Error)) return new Error(`${text}.`)
  if ('code' in cause && certificateCode.test(String(cause.code)))
    return sdkError(
      'JSSDK_CERTIFICATE_NOT_TRUSTED',
      0,
      `${text}: its certificate is not trusted (${String(cause.code)}). An authority of your network goes into NODE_EXTRA_CA_CERTS, or into nodeTransport({ ca }), whose agentFor() a WebSocket takes.`,
      cause,
    )
  return new Error(`${text}: ${textOfThrown(cause)}`, { cause })
}
