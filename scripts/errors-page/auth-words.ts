import type { AuthCode } from '../../packages/jssdk/src/errors/codes.ts'
import type { CodeWords } from './code-words.ts'

const reauthorise =
  'Call again. If it stays so, the application has to be authorised again: have it opened in the portal, or installed anew.'

export const authWords = {
  JSSDK_HOOK_URL_EMPTY: {
    means: 'The address of the webhook is empty, or no text. Often an environment variable is not set.',
    advice: 'Give the address as the portal shows it: `https://<portal>/rest/<user>/<secret>/`.',
    sent: 'nothing',
  },
  JSSDK_HOOK_URL_INVALID: {
    means:
      'The address of the webhook is no URL. No text of these errors repeats any part of it, for it is a password.',
    advice: 'Copy the whole address from the portal.',
    sent: 'nothing',
  },
  JSSDK_HOOK_URL_NOT_HTTPS: {
    means: 'The address of the webhook is not `https`, which would show the secret on the way.',
    advice: 'Use `https`. Plain `http` is taken for a loopback host alone.',
    sent: 'nothing',
  },
  JSSDK_HOOK_URL_MALFORMED: {
    means: 'The address of the webhook has another path than `/rest/<user>/<secret>`.',
    advice: 'Copy the whole address from the portal, without the name of a method behind it.',
    sent: 'nothing',
  },
  JSSDK_HOOK_URL_USER_ID_NOT_NUMERIC: {
    means: 'The part of the webhook that is the id of its user is no number.',
    advice: 'Copy the whole address from the portal.',
    sent: 'nothing',
  },
  JSSDK_OAUTH_ENDPOINT_INVALID: {
    means: 'An address that tokens would be sent to is no `https` address.',
    advice: 'Pass it as the portal gave it. Plain `http` is taken for a loopback host alone.',
    sent: 'nothing',
  },
  JSSDK_OAUTH_PARAMS_INVALID: {
    means: '`new B24OAuth` was given no tokens, or no keys of the application.',
    advice: 'Give the stored tokens, and as the second argument `{ clientId, clientSecret }`.',
    sent: 'nothing',
  },
  JSSDK_OAUTH_TOKEN_REFRESH_FAILED: {
    means:
      'The authorization server refused to renew the tokens and gave no code. With a code, such as `invalid_grant`, the error has that one in its place.',
    advice: reauthorise,
    sent: 'refused',
  },
  JSSDK_OAUTH_TOKEN_REFRESH_BAD_STATUS: {
    means:
      'The authorization server gave no reply to the renewal of tokens (status 0), or answered with something else than tokens or an error.',
    advice: reauthorise,
    sent: 'refused',
  },
  JSSDK_OAUTH_TOKEN_REFRESH_NO_DATA: {
    means: 'The renewal of tokens was answered with a good status and without tokens.',
    advice: reauthorise,
    sent: 'refused',
  },
  JSSDK_OAUTH_IS_ADMIN_NOT_INIT: {
    means: '`auth.isAdmin` of an OAuth client was read before it was known.',
    advice: 'Wait for `initIsAdmin()` of the client.',
    sent: 'nothing',
  },
  JSSDK_OAUTH_PROFILE_FAILED: {
    means: '`initIsAdmin()` could not read the user behind the tokens.',
    advice: 'Look at the `cause`. No scope is needed for it, but a valid token.',
    sent: 'reads',
  },
  JSSDK_OAUTH_IS_ADMIN_LOOKUP_FAILED: {
    means:
      'A code of the contract for a line of the log. Here `initIsAdmin()` throws [JSSDK_OAUTH_PROFILE_FAILED](#jssdk_oauth_profile_failed).',
    advice: 'Handle that code.',
    isReserved: true,
  },
  JSSDK_TOKEN_STORE_CORRUPT: {
    means:
      'The store of tokens has what are no tokens: a file was cut off or changed by hand, or `get()` of a store of your own gave something else than `set()` was given. Nothing of it was used or written over.',
    advice:
      'Of files: delete the directory; a process that runs stores its tokens when it renews them. When none has any, authorise the application again. Of a store of your own: give back what `set()` was given, or nothing.',
    sent: 'refused',
    isLogged: true,
  },
  JSSDK_TOKEN_STORE_FAILED: {
    means:
      'The store of tokens failed. The message says in which function, and whether the newest tokens are now in the memory of this process alone.',
    advice:
      'Make the store work, then call again. Where the tokens are in memory alone, keep the process alive until `storeTokens()` has succeeded, or they are lost.',
    sent: 'refused',
    isLogged: true,
  },
  JSSDK_EVENT_NOT_POST: {
    means: 'A request to the receiver of events is no POST. It was answered with 405 and given to `onError`.',
    advice: 'Nothing, when it was no portal. Else check what stands between the portal and the receiver.',
    sent: 'apart',
  },
  JSSDK_EVENT_NOT_FORM: {
    means: 'A request to the receiver of events, or to install an application, is no uncompressed form.',
    advice: 'Hand the request over as it came: no framework may have read or changed its body.',
    sent: 'apart',
  },
  JSSDK_EVENT_TOO_LARGE: {
    means: 'A request to the receiver of events is larger than allowed, or has too many or too deep keys.',
    advice: 'Raise the limit of the receiver if a portal really sends so much.',
    sent: 'apart',
  },
  JSSDK_EVENT_MALFORMED: {
    means: 'The body of a request to the receiver of events is no form in UTF-8.',
    advice: 'Nothing, when it was no portal. Else check what stands between the portal and the receiver.',
    sent: 'apart',
  },
  JSSDK_EVENT_INCOMPLETE: {
    means: 'A request to the receiver of events lacks what every event has: a name and a portal.',
    advice: 'Nothing, when it was no portal.',
    sent: 'apart',
  },
  JSSDK_EVENT_WRONG_TOKEN: {
    means:
      'The application token of an event is not that of the portal: somebody else sent it, or the token is not stored.',
    advice: 'Store the `applicationToken` of the installation and have `lookup` give it. Else there is nothing to do.',
    sent: 'apart',
  },
  JSSDK_EVENT_RECEIVER_INVALID: {
    means: '`createEventReceiver` was given nothing to check events by, no `onEvent`, or an option that it cannot use.',
    advice:
      'Give `onEvent`, and `applicationToken` or `lookup` for many portals. The message names an option that is wrong.',
    sent: 'apart',
  },
  JSSDK_EVENT_RECEIVER_CLOSED: {
    means: 'An event came after `close()` of the receiver. It was answered with 503 and not handled.',
    advice: 'Take the process out of the balancing before its receiver is closed.',
    sent: 'apart',
  },
  JSSDK_EVENT_INBOX_FAILED: {
    means: 'The inbox that keeps events in files cannot use its directory.',
    advice: 'Look at the `cause`: rights, a full disk, a directory that is gone.',
    sent: 'apart',
  },
  JSSDK_INSTALL_REQUEST_INVALID: {
    means: 'The request to install or open an application lacks something that a portal gives. The message names it.',
    advice: 'Have the application opened in the portal again. Hand the whole request over, its query too.',
    sent: 'apart',
  },
  JSSDK_INSTALL_NOT_VERIFIED: {
    means:
      'The authorization server did not confirm an installation: the tokens are of another application or portal, the server is none that is trusted, or it gave no answer.',
    advice:
      'Do not store the tokens. The message says why; have the application opened again if the server gave no answer. A local portal is an authorization server of its own: in development name it in `serverEndpoints`.',
    sent: 'reads',
  },
} as const satisfies Record<AuthCode, CodeWords>
