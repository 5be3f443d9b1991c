import { AjaxError, BatchRefV2, SdkError } from '@bitrix24/b24jssdk'
import * as batch from '../../packages/jssdk/src/errors/catalogues/batch-errors.ts'
import * as calls from '../../packages/jssdk/src/errors/catalogues/catalogue.ts'
import * as clients from '../../packages/jssdk/src/errors/catalogues/client-errors.ts'
import * as events from '../../packages/jssdk/src/errors/catalogues/event-errors.ts'
import * as filters from '../../packages/jssdk/src/errors/catalogues/filter-errors.ts'
import * as lists from '../../packages/jssdk/src/errors/catalogues/list-errors.ts'
import * as pull from '../../packages/jssdk/src/errors/catalogues/pull-errors.ts'
import * as stores from '../../packages/jssdk/src/errors/catalogues/token-store-errors.ts'
import * as ways from '../../packages/jssdk/src/errors/catalogues/transport-errors.ts'
import { errorOfAnswer } from '../../packages/jssdk/src/results/answer-error.ts'
import { NotSent } from '../../packages/jssdk/src/transport/transport.ts'

const call = { method: 'crm.deal.add', requestId: 'request-7' }
const command = { ...call, params: {}, position: 'second' }
const cause = new Error('socket closed')
const pageErrors = new Map([['0', cause]])
const sent = ['notSent', 'unknown'] as const

/** Errors of one function, made for replies with these statuses. */
const byStatus = (statuses: readonly number[], make: (status: number) => SdkError): readonly SdkError[] =>
  statuses.map(make)

/** A refusal and a reply that may be that of a gateway. */
const replies = [404, 502]

const thrownBy = (work: () => unknown): SdkError => {
  try {
    work()
  } catch (error) {
    return SdkError.fromException(error)
  }
  throw new Error('Nothing was thrown.')
}

const answered = (answer: unknown): readonly SdkError[] => {
  const error = errorOfAnswer(answer, { status: 200 })
  return error === undefined ? [] : [error]
}

const answeredCalls: readonly (readonly SdkError[])[] = [
  byStatus(replies, (status) => calls.replyNotJson({ ...call, status })),
  byStatus(replies, (status) => calls.replyEmpty({ ...call, status })),
  byStatus([200, 201], (status) => calls.replyTooLarge({ ...call, status, outcome: 'unknown' }, 8)),
  byStatus(replies, (status) => calls.replyUnexpected({ ...call, status })),
  byStatus([301, 303], (status) =>
    calls.redirected({ ...call, status, outcome: status === 303 ? 'unknown' : 'refused' }),
  ),
  byStatus(replies, (status) => AjaxError.fromResponse({ status, data: { error_description: 'No' } })),
  answered({ error: 0, error_description: 'No' }),
]

const aboutCalls: readonly (readonly SdkError[])[] = [
  [calls.invalidParams(call, 'a cycle')],
  [calls.methodInvalid({})],
  [calls.timeoutInvalid(call, -1)],
  [calls.idempotencyKeyInvalid(call)],
  [calls.methodNotInV3(call)],
  [calls.pagingNotInV3(call)],
  [calls.apiVersionUnknown('v9')],
  sent.map((outcome) => calls.networkError({ ...call, outcome })),
  sent.map((outcome) => calls.requestTimeout({ ...call, outcome }, 70_000)),
  [calls.networkError({ ...call, outcome: 'notSent' }, 'JSSDK_CERTIFICATE_NOT_TRUSTED')],
  [calls.networkError({ ...call, outcome: 'notSent' }, 'JSSDK_PROXY_REFUSED')],
  [calls.networkError({ ...call, outcome: 'notSent' }, 'JSSDK_PROXY_INVALID')],
  [calls.callCancelled('stop')],
  [calls.outcomeUnknown(call)],
  [AjaxError.fromException(cause)],
  [SdkError.fromException(cause)],
]

const ofTransports: readonly (readonly SdkError[])[] = [
  [ways.proxyInvalid({ source: 'HTTPS_PROXY' })],
  [ways.caInvalid()],
  ...[undefined, 'JSSDK_CERTIFICATE_NOT_TRUSTED', 'JSSDK_PROXY_REFUSED'].map((code) => [
    ways.hostNotReached({ host: 'portal.example', code, advice: '', cause }),
  ]),
]

const ofBatches: readonly (readonly SdkError[])[] = [
  [batch.batchTooLarge(51, 50)],
  [batch.batchEmpty()],
  [batch.batchNested('second')],
  [batch.batchParamsInvalid('second', 'a cycle')],
  [batch.batchInexpressible('second', 'x.set', 'a is empty')],
  [batch.batchRefInvalid('second', 'it stands behind')],
  [thrownBy(() => BatchRefV2.ref('a b'))],
  [batch.batchRowInvalid('second')],
  byStatus([400, 500], (status) => batch.batchSubError({ ...command, status, outcome: undefined })),
  [batch.batchReplyWithoutCommand('second', 'v2')],
  [batch.batchReplyWithoutCommand('second', 'v3')],
]

const ofLists: readonly (readonly SdkError[])[] = [
  [lists.listStalled(call, 50)],
  [lists.listHasNoPage(call)],
  [lists.listKeyUnknown(call)],
  [lists.tailWithoutCursor(call, 'id')],
  [lists.listMoved(call)],
  [lists.cursorInvalid(call)],
  [lists.streamFailed(call, 'LIST_METHOD_API_V2', pageErrors)],
  [lists.streamFailed(call, 'LIST_METHOD_API_V3', pageErrors)],
  [lists.streamFailed(call, 'TAIL_METHOD_API_V3', pageErrors)],
  [lists.tailNeedsInitialValue(call, 'callTail')],
  [lists.tailNeedsInitialValue(call, 'fetchTail')],
  [lists.listFilterNotArray(call)],
  [lists.listCountUnknown(call, 'JSSDK_LIST_KEY_UNKNOWN')],
  [lists.listCountUnknown(call, 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3')],
  [lists.aggregateFunctionInvalid(call, 'median', ['sum', 'avg'])],
  [lists.aggregateSelectInvalid(call, 'select')],
]

const ofBuilders: readonly (readonly SdkError[])[] = [
  [filters.filterV2Invalid('it is no object')],
  [filters.filterV2OperatorInvalid('~ID')],
  [filters.filterV3FieldInvalid()],
  [filters.filterV3OperatorInvalid('like', ['='])],
  [filters.filterV3InInvalid('id')],
  [filters.filterV3BetweenInvalid('id')],
  [filters.filterV3NodeInvalid('it is a text')],
  [filters.batchRefPathInvalid()],
  [filters.batchRefArrayInvalid('orders')],
]

const ofClients: readonly (readonly SdkError[])[] = [
  [clients.clientNotInit()],
  [clients.httpNotInit('v2')],
  [clients.httpNotInit('v3')],
  [clients.restrictionParamsInvalid('drainRate', 0, 'a number above 0')],
  [clients.restrictionParamsMisplaced()],
  [clients.limitStoreFailed({ reason: 'the disk is full' })],
  [clients.clientSideWarning({ message: 'There is no page.' })],
  [clients.frameDomainInvalid()],
  [clients.helperNotInit()],
  [clients.helperPullClientNotInit()],
  ...(['EMPTY', 'INVALID', 'NOT_HTTPS', 'MALFORMED', 'USER_ID_NOT_NUMERIC'] as const).map((fault) => [
    clients.hookUrlRefused(fault),
  ]),
  [clients.oauthEndpointInvalid({ name: 'serverEndpoint' })],
  [clients.oauthParamsInvalid()],
  byStatus([200, 400], (status) => clients.refreshRefused({ fault: 'failed', status })),
  byStatus([0, 502], (status) => clients.refreshRefused({ fault: status === 0 ? 'notReached' : 'badStatus', status })),
  [clients.refreshRefused({ fault: 'noData', status: 200 })],
  ...['JSSDK_CERTIFICATE_NOT_TRUSTED', 'JSSDK_PROXY_REFUSED', 'JSSDK_PROXY_INVALID'].map((code) => [
    clients.refreshRefused({ fault: 'notReached', status: 0, code }),
  ]),
  [clients.isAdminNotInit()],
  [clients.profileFailed({ cause })],
  ...(
    ['appSidNotInit', 'installAlreadyFinished', 'disposed', 'badPayload', 'initTimeout', 'refreshAuthTimeout'] as const
  ).map((fault) => [clients.frameError({ fault })]),
]

const ofStoresAndEvents: readonly (readonly SdkError[])[] = [
  [stores.tokenStoreCorrupt({ directory: 'tokens' })],
  [stores.tokensUnreadable()],
  [stores.tokenStoreFailed({ reason: 'the disk is full' })],
  [stores.tokenStoreFault({ fault: 'get', secrets: [] })],
  ...(['notPost', 'notForm', 'tooLarge', 'malformed', 'notAnEvent', 'wrongToken', 'closed'] as const).map((fault) => [
    events.eventRefused({ fault }),
  ]),
  [events.eventReceiverInvalid({ fault: 'onEvent is no function. Pass one' })],
  [events.eventInboxFailed({ directory: 'events', cause })],
  [events.installRequestInvalid({ name: 'DOMAIN' })],
  ...[undefined, 'JSSDK_CERTIFICATE_NOT_TRUSTED', 'JSSDK_PROXY_REFUSED', 'JSSDK_PROXY_INVALID'].map((code) => [
    events.installNotVerified({ reason: 'the server gave no answer', code }),
  ]),
]

const certificateFault = Object.assign(new Error('expired'), { code: 'CERT_HAS_EXPIRED' })
const proxyFault = new NotSent('The proxy refused', { cause, code: 'JSSDK_PROXY_REFUSED' })

const ofPull: readonly (readonly SdkError[])[] = [
  ...(
    ['badConfig', 'notConnected', 'notPublishing', 'noReceivers', 'rpcOnly', 'rpcTimeout', 'rpcRefused'] as const
  ).map((fault) => [pull.pullError({ fault })]),
  [pull.pullRefusal('disabled')],
  [pull.pullRefusal('disposed')],
  ...[certificateFault, proxyFault].map((fault) => [SdkError.fromException(pull.pushServerFault(fault))]),
]

/** Errors as the SDK makes them: a row is one function, given what makes its errors differ. */
export const specimens: readonly (readonly SdkError[])[] = [
  ...aboutCalls,
  ...answeredCalls,
  ...ofTransports,
  ...ofBatches,
  ...ofLists,
  ...ofBuilders,
  ...ofClients,
  ...ofStoresAndEvents,
  ...ofPull,
]
