import type { CallCode, ReplyCode } from '../../packages/jssdk/src/errors/codes.ts'
import type { CodeWords } from './code-words.ts'

export const callWords = {
  JSSDK_INVALID_PARAMS: {
    means:
      'The parameters cannot be sent: they refer to themselves, or hold what JSON has no form for, such as a function, a `BigInt` or bytes. Or `method` is missing or no name: an address or dots stand in its place. Or an option is wrong: a `signal` that is no `AbortSignal`, attempts that are no number, a `strategy` that is not there.',
    advice: 'The message names the place or the option. Pass plain values; send files as base64, dates as text.',
  },
  JSSDK_TIMEOUT_INVALID: {
    means: '`timeoutMs` of a call is no number above 0.',
    advice: 'Give whole milliseconds, or leave it out.',
  },
  JSSDK_IDEMPOTENCY_KEY_INVALID: {
    means: '`idempotencyKey` is empty, longer than 255 bytes, or has characters that no header can carry.',
    advice: 'Give a UUID, as `Text.getUuidRfc4122()` makes it.',
  },
  JSSDK_CALL_ALL_ATTEMPTS_EXHAUSTED: {
    means:
      'Earlier versions give it when all attempts of a call have failed. Here the error of the last attempt comes.',
    advice: 'Look at the code of the error: it says what the attempts failed with.',
    isReserved: true,
  },
  JSSDK_OUTCOME_UNKNOWN: {
    means:
      'A write was sent and its reply was lost: the connection broke, the time was over, or a gateway answered in the place of the portal. The portal may have done it. It is not sent again, for then it might be done twice.',
    advice:
      'Look for its effect, then decide. On REST v3 it can be sent again with the `idempotencyKey` of the error, and the portal does it once. `originalError` has what was caught.',
  },
  JSSDK_CANCELLED: {
    means:
      'A `signal` was aborted with a reason that is no `Error`; the reason is the `cause`. An `Error` given as the reason is thrown itself.',
    advice:
      'A write that was under way may have run: look for its effect. `progressOf(error)` has what `batchByChunk` had done, and the rows and the `cursor` of a list.',
    sent: 'unknown',
  },
  JSSDK_AXIOS_ERROR: {
    means: 'Earlier versions give it to errors of their HTTP library. This one has no such library.',
    advice: 'Handle `NETWORK_ERROR` and `REQUEST_TIMEOUT`.',
    isReserved: true,
  },
  JSSDK_CERTIFICATE_NOT_TRUSTED: {
    means:
      'Node does not trust the certificate of the portal, of the authorization server, of the push server or of a proxy: it has expired, is for another host, or its authority is not known.',
    advice:
      'The message says which and why. An authority of your network goes into `NODE_EXTRA_CA_CERTS`, the path of a PEM file, or into `nodeTransport({ ca })`.',
    sent: 'nothing',
  },
  JSSDK_CA_INVALID: {
    means: '`nodeTransport({ ca })` was given what holds no certificate in PEM.',
    advice: 'Give the contents of the file, not its path.',
    sent: 'nothing',
  },
  JSSDK_PROXY_INVALID: {
    means:
      'The proxy of `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` or `nodeTransport({ proxy })` is no address, or not that of an HTTP proxy: SOCKS is not supported.',
    advice:
      'Give an address such as `http://proxy.example:3128`, name and password percent-encoded before an `@`. Hosts that need no proxy go into `NO_PROXY`.',
    sent: 'nothing',
  },
  JSSDK_PROXY_REFUSED: {
    means: 'The proxy made no connection: it asks for a name and a password (407), or does not allow the address.',
    advice:
      'Correct the name and the password in the address of the proxy, have the address allowed, or name the host in `NO_PROXY`.',
    sent: 'nothing',
  },
  NETWORK_ERROR: {
    means:
      'No reply came: the connection was refused or broke, or the name of the host is not known. Reads, and calls that never reached the portal, were tried again before. A write that may have run fails with [JSSDK_OUTCOME_UNKNOWN](#jssdk_outcome_unknown).',
    advice:
      'Check the network and the address of the portal. In a browser a blocked preflight looks the same: leave out headers of your own and `idempotencyKey`.',
    sent: 'apart',
  },
  REQUEST_TIMEOUT: {
    means:
      'No reply came within `timeoutMs`. A write that may have run fails with [JSSDK_OUTCOME_UNKNOWN](#jssdk_outcome_unknown).',
    advice: 'Check the network, select less, or raise `timeoutMs` of the call.',
  },
} as const satisfies Record<CallCode, CodeWords>

export const replyWords = {
  JSSDK_RESPONSE_ERROR: {
    means:
      'A reply with a good status has an error whose code is empty or `0`. It does not throw: it stands in the result, whose `isSuccess` is `false`.',
    advice: 'Read the message; it is the text of the portal.',
  },
  JSSDK_REPLY_NOT_JSON: {
    means: 'The reply is no JSON: a page of a gateway or a proxy, a maintenance page, or JSON that was cut.',
    advice: 'Check the address of the portal. Reads were tried again before; look for the effect of a write.',
  },
  JSSDK_REPLY_EMPTY: {
    means: 'The reply has no body.',
    advice: 'Try a read again; look for the effect of a write.',
  },
  JSSDK_REPLY_TOO_LARGE: {
    means: 'The reply is larger than the client takes, and was not read to its end.',
    advice: 'Select fewer fields or rows. A write may have run.',
  },
  JSSDK_REPLY_UNEXPECTED: {
    means: 'The reply is JSON and has neither `result` nor an error: something other than the portal has answered.',
    advice: 'Check the address of the portal; look for the effect of a write.',
  },
  JSSDK_REDIRECTED: {
    means:
      'The portal answered with a redirect. The calls of an OAuth client follow a portal that has moved; a webhook, whose address holds a secret, is never sent to another host.',
    advice: 'Use the new address of the portal: copy the webhook anew, or have the application opened again.',
  },
} as const satisfies Record<ReplyCode, CodeWords>
