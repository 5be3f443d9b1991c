import { diskFault } from '../../platform/file-errors.ts'
import type { SdkErrorCode } from '../codes.ts'
import { SdkError } from '../sdk-error.ts'

/** Why a portal's request was refused. The error's status is that of the answer. */
export type EventFault = 'notPost' | 'notForm' | 'tooLarge' | 'malformed' | 'notAnEvent' | 'wrongToken' | 'closed'

const eventFaults = {
  notPost: ['JSSDK_EVENT_NOT_POST', 405, 'A portal sends events by POST; something else came.'],
  notForm: ['JSSDK_EVENT_NOT_FORM', 415, 'A portal sends an uncompressed form; something else came.'],
  tooLarge: ['JSSDK_EVENT_TOO_LARGE', 413, 'The request is larger than allowed, or has too many or too deep keys.'],
  malformed: ['JSSDK_EVENT_MALFORMED', 400, 'The request is no form in UTF-8.'],
  notAnEvent: ['JSSDK_EVENT_INCOMPLETE', 400, 'The request lacks what every event has: a name and a portal.'],
  wrongToken: [
    'JSSDK_EVENT_WRONG_TOKEN',
    403,
    'The application token is not that of the portal: somebody else sent it.',
  ],
  closed: ['JSSDK_EVENT_RECEIVER_CLOSED', 503, 'The receiver was closed; send the event to one that is open.'],
} as const satisfies Record<EventFault, readonly [SdkErrorCode, number, string]>

export const eventRefused = ({ fault, cause }: { readonly fault: EventFault; readonly cause?: unknown }): SdkError => {
  const [code, status, description] = eventFaults[fault]
  return new SdkError({ code, status, description: `${description} Nothing was handled.`, originalError: cause })
}

/** `fault` says which option the event receiver cannot use, and what to pass instead. */
export const eventReceiverInvalid = ({ fault }: { readonly fault: string }): SdkError =>
  new SdkError({
    code: 'JSSDK_EVENT_RECEIVER_INVALID',
    status: 500,
    description: `The event receiver cannot be made: ${fault}.`,
  })

export const eventInboxFailed = ({
  directory,
  cause,
}: {
  readonly directory: string
  readonly cause: unknown
}): SdkError =>
  new SdkError({
    code: 'JSSDK_EVENT_INBOX_FAILED',
    status: 500,
    description: `The inbox of events failed: ${diskFault(directory, cause)}.`,
    originalError: cause,
  })

export const installRequestInvalid = ({ name }: { readonly name: string }): SdkError =>
  new SdkError({
    code: 'JSSDK_INSTALL_REQUEST_INVALID',
    status: 400,
    description: `The request to install or open the application lacks a good ${name}. Open the application in the portal again.`,
  })

export const installNotVerified = ({
  reason,
  code = 'JSSDK_INSTALL_NOT_VERIFIED',
  cause,
}: {
  readonly reason: string
  /** The code of the failure that prevented the check. */
  readonly code?: string | undefined
  readonly cause?: unknown
}): SdkError =>
  new SdkError({
    code,
    status: 403,
    description: `The installation was not confirmed by the authorisation server: ${reason}. Do not store its tokens.`,
    originalError: cause,
  })
