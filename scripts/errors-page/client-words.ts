import type { ClientCode } from '../../packages/jssdk/src/errors/codes.ts'
import type { CodeWords } from './code-words.ts'

export const clientWords = {
  JSSDK_INTERNAL_ERROR: {
    means: '`SdkError.fromException` was given something that is no `SdkError`. What it was given is the `cause`.',
    advice: 'Look at the `cause`. Give `fromException` a code of your own when you use it yourself.',
    sent: 'apart',
  },
  JSSDK_INTERNAL_AJAX_ERROR: {
    means:
      'A reply with an error status has an error without a code, or `AjaxError.fromResponse` or `AjaxError.fromException` was given nothing that has one.',
    advice:
      'Look at the message, at the status and at `originalError`, which holds the reply. Look for the effect of a write before you send it again.',
  },
  JSSDK_UNKNOWN_ERROR: {
    means:
      'Earlier versions give it to whatever is thrown inside a call. Here what is thrown reaches the caller as it is. The code stays among the hard codes.',
    advice: 'Catch the errors of this page instead.',
    isReserved: true,
  },
  JSSDK_CORE_B24_NOT_INIT: {
    means: 'A frame client was used before it had its data from the portal.',
    advice: 'Wait for `initializeB24Frame()`, or for `init()` of a client that you have made yourself.',
    sent: 'nothing',
  },
  JSSDK_CORE_B24_HTTP_V2_NOT_INIT: {
    means: 'The client has no HTTP client for REST v2: it was used before it was ready, or a subclass has none.',
    advice: 'Wait until the client is ready, or give it one with `setHttpClient`.',
    sent: 'nothing',
  },
  JSSDK_CORE_B24_HTTP_V3_NOT_INIT: {
    means: 'The client has no HTTP client for REST v3: it was used before it was ready, or a subclass has none.',
    advice: 'Wait until the client is ready, or give it one with `setHttpClient`.',
    sent: 'nothing',
  },
  JSSDK_CORE_B24_API_WRONG: {
    means: '`getHttpClient` or `setHttpClient` was asked for a REST version that does not exist.',
    advice: 'Use `ApiVersion.v2` or `ApiVersion.v3`.',
    sent: 'nothing',
  },
  JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3: {
    means:
      'REST v3 does not have what was asked for: the method is not on the list of v3 methods, `getNext` or `fetchNext` was given a v3 transport, or `explain` was asked of a v3 list, which counts no rows.',
    advice:
      "Call the method through `actions.v2`. If the portal has it on v3 all the same, make the client with `v3Methods: 'server'` and the portal decides. Read further pages with `callList`.",
    sent: 'nothing',
  },
  JSSDK_VERSION_MANAGER_NOT_DETECT_FOR_METHOD: {
    means: 'Earlier versions give it when no REST version has a method. Here REST v2 takes every method.',
    advice: 'Name the version of a call yourself: `actions.v2` or `actions.v3`.',
    isReserved: true,
  },
  JSSDK_RESTRICTION_PARAMS_INVALID: {
    means:
      'A setting of limits or retries has a value that no limit can have, such as a rate of 0, or it was given in a place where it is not read. `setRestrictionManagerParams` of a client warns instead of throwing.',
    advice:
      'The message names the setting, its value and what is expected; `maxRetries` is a whole number or `Infinity`. Nothing of the settings was changed.',
    sent: 'nothing',
    isLogged: true,
  },
  JSSDK_LIMIT_STORE_FAILED: {
    means:
      'The file store that shares the limits of a portal between processes cannot use its directory, or other processes kept it from writing.',
    advice: 'Look at the `cause`: rights, a full disk, a directory that is gone. Then call again.',
    sent: 'refused',
  },
  JSSDK_CLIENT_SIDE_WARNING: {
    means:
      'As an error: a frame client was made in a page that is not inside a portal, or where there is no page. As a warning, once for each client: a webhook or an OAuth token is used in a browser, where every visitor can read it.',
    advice:
      'Open the application from the portal. Keep webhooks and tokens on a server; `offClientSideWarning()` silences the warning in a page that nobody else sees.',
    sent: 'nothing',
    isLogged: true,
  },
  JSSDK_CORE_DEPRECATED_METHOD: {
    means: 'A deprecated method of the client was called. It does its work; a later version no longer has it.',
    advice: 'Call what the message names, such as `actions.v2.call.make`.',
    isLogged: true,
  },
  JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3: {
    means: 'A method was called through REST v2 that REST v3 has too. The call does its work.',
    advice:
      "Call it through `actions.v3` when its parameters and result there suit you. A client with `v3Methods: 'server'` does not warn.",
    isLogged: true,
  },
  JSSDK_HELPER_NOT_INIT: {
    means: '`useB24Helper` was asked for the helper before `initB24Helper()` had made it.',
    advice: 'Wait for `initB24Helper()`.',
    sent: 'nothing',
  },
  JSSDK_HELPER_PULL_CLIENT_NOT_INIT: {
    means: '`useB24Helper` was asked for the push client before `usePullClient()`.',
    advice: 'Call `usePullClient()` first.',
    sent: 'nothing',
  },
} as const satisfies Record<ClientCode, CodeWords>
