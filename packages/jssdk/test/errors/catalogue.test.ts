import { AjaxError, SdkError } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import * as batch from '../../src/errors/catalogues/batch-errors.ts'
import * as calls from '../../src/errors/catalogues/catalogue.ts'
import * as clients from '../../src/errors/catalogues/client-errors.ts'
import * as filters from '../../src/errors/catalogues/filter-errors.ts'
import * as lists from '../../src/errors/catalogues/list-errors.ts'

const cause = new Error('socket closed')
const call = { method: 'crm.deal.add', requestId: 'request-7', params: { auth: 'abc' }, cause }
const reply = { ...call, status: 502 }
const place = { requestId: 'request-7', position: 'second' }
const list = { method: 'crm.deal.list', requestId: 'request-7', cause }
const pageErrors = new Map([['0', new Error('no access')]])

/** Every error about a call, with the code and status of the contract. */
const aboutCalls: readonly (readonly [SdkError, string, number])[] = [
  [calls.invalidParams(call, 'a cycle'), 'JSSDK_INVALID_PARAMS', 400],
  [calls.timeoutInvalid(call, -1), 'JSSDK_TIMEOUT_INVALID', 400],
  [calls.idempotencyKeyInvalid(call), 'JSSDK_IDEMPOTENCY_KEY_INVALID', 400],
  [calls.methodNotInV3(call), 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3', 500],
  [calls.pagingNotInV3(call), 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3', 500],
  [calls.networkError(call), 'NETWORK_ERROR', 0],
  [calls.requestTimeout(call, 70_000), 'REQUEST_TIMEOUT', 408],
  [calls.outcomeUnknown(call), 'JSSDK_OUTCOME_UNKNOWN', 0],
  [calls.replyNotJson(reply), 'JSSDK_REPLY_NOT_JSON', 502],
  [calls.replyEmpty(reply), 'JSSDK_REPLY_EMPTY', 502],
  [calls.replyTooLarge(reply, 8), 'JSSDK_REPLY_TOO_LARGE', 502],
  [calls.replyUnexpected(reply), 'JSSDK_REPLY_UNEXPECTED', 502],
  [calls.redirected({ ...reply, status: 301 }), 'JSSDK_REDIRECTED', 301],
  [
    batch.batchSubError({ ...place, method: 'user.get', params: {}, status: 400, outcome: undefined }),
    'JSSDK_BATCH_SUB_ERROR',
    400,
  ],
  [
    batch.batchReplyWithoutCommand('second', 'v2', 'request-7'),
    'JSSDK_INTERACTION_BATCH_STRATEGY_V2_EMPTY_COMMAND_RESPONSE',
    500,
  ],
  [
    batch.batchReplyWithoutCommand('second', 'v3', 'request-7'),
    'JSSDK_INTERACTION_BATCH_STRATEGY_V3_EMPTY_COMMAND_RESPONSE',
    500,
  ],
  [lists.listStalled(list, 50), 'JSSDK_LIST_STALLED', 500],
  [lists.cursorInvalid(list), 'JSSDK_CURSOR_INVALID', 400],
  [
    lists.streamFailed(list, 'LIST_METHOD_API_V2', pageErrors, 'second'),
    'JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2',
    500,
  ],
  [
    lists.streamFailed(list, 'LIST_METHOD_API_V3', pageErrors, 'second'),
    'JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V3',
    500,
  ],
  [
    lists.streamFailed(list, 'TAIL_METHOD_API_V3', pageErrors, 'second'),
    'JSSDK_CORE_B24_FETCH_TAIL_METHOD_API_V3',
    500,
  ],
  [lists.tailNeedsInitialValue(list, 'callTail'), 'JSSDK_CORE_B24_CALL_TAIL_DESC_REQUIRES_INITIAL_VALUE', 500],
  [lists.tailNeedsInitialValue(list, 'fetchTail'), 'JSSDK_CORE_B24_FETCH_TAIL_DESC_REQUIRES_INITIAL_VALUE', 500],
  [lists.listFilterNotArray(list), 'JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY', 500],
  [
    lists.listCountUnknown(list, 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3'),
    'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
    500,
  ],
  [lists.aggregateFunctionInvalid(list, 'median', ['sum', 'avg']), 'JSSDK_AGGREGATE_V3_INVALID_FUNCTION', 400],
  [lists.aggregateSelectInvalid(list, 'select'), 'JSSDK_AGGREGATE_V3_INVALID_SELECT', 400],
]

/** Errors that no request stands behind. */
const others: readonly (readonly [SdkError, string, number])[] = [
  [batch.batchTooLarge(51, 50), 'JSSDK_BATCH_TOO_LARGE', 400],
  [batch.batchEmpty(), 'JSSDK_BATCH_EMPTY', 400],
  [batch.batchNested('second'), 'JSSDK_BATCH_NESTED', 400],
  [batch.batchRefInvalid('second', 'it stands behind'), 'JSSDK_BATCH_REF_INVALID', 400],
  [batch.batchInexpressible('second', 'x.set', 'a is empty'), 'JSSDK_BATCH_INEXPRESSIBLE', 400],
  [batch.batchRowInvalid('second'), 'JSSDK_INTERACTION_BATCH_ROW_FAIL', 500],
  [calls.apiVersionUnknown('v9'), 'JSSDK_CORE_B24_API_WRONG', 500],
  [clients.clientNotInit(), 'JSSDK_CORE_B24_NOT_INIT', 500],
  [clients.httpNotInit('v2'), 'JSSDK_CORE_B24_HTTP_V2_NOT_INIT', 500],
  [clients.httpNotInit('v3'), 'JSSDK_CORE_B24_HTTP_V3_NOT_INIT', 500],
  [clients.clientSideWarning({ message: 'A secret is in a browser.' }), 'JSSDK_CLIENT_SIDE_WARNING', 500],
  [clients.helperNotInit(), 'JSSDK_HELPER_NOT_INIT', 0],
  [clients.helperPullClientNotInit(), 'JSSDK_HELPER_PULL_CLIENT_NOT_INIT', 0],
  [clients.hookUrlRefused('EMPTY'), 'JSSDK_HOOK_URL_EMPTY', 0],
  [clients.hookUrlRefused('INVALID'), 'JSSDK_HOOK_URL_INVALID', 0],
  [clients.hookUrlRefused('NOT_HTTPS'), 'JSSDK_HOOK_URL_NOT_HTTPS', 0],
  [clients.hookUrlRefused('MALFORMED'), 'JSSDK_HOOK_URL_MALFORMED', 0],
  [clients.hookUrlRefused('USER_ID_NOT_NUMERIC'), 'JSSDK_HOOK_URL_USER_ID_NOT_NUMERIC', 0],
  [clients.refreshRefused({ fault: 'failed', status: 400 }), 'JSSDK_OAUTH_TOKEN_REFRESH_FAILED', 400],
  [clients.refreshRefused({ fault: 'badStatus', status: 500 }), 'JSSDK_OAUTH_TOKEN_REFRESH_BAD_STATUS', 500],
  [clients.refreshRefused({ fault: 'noData', status: 200 }), 'JSSDK_OAUTH_TOKEN_REFRESH_NO_DATA', 200],
  [clients.isAdminNotInit(), 'JSSDK_OAUTH_IS_ADMIN_NOT_INIT', 500],
  [clients.profileFailed({ cause }), 'JSSDK_OAUTH_PROFILE_FAILED', 500],
  [clients.frameError({ fault: 'appSidNotInit' }), 'JSSDK_FRAME_APP_SID_NOT_INIT', 500],
  [clients.frameError({ fault: 'installAlreadyFinished' }), 'JSSDK_FRAME_INSTALL_ALREADY_FINISHED', 500],
  [clients.frameError({ fault: 'disposed' }), 'JSSDK_FRAME_DISPOSED', 0],
  [clients.frameError({ fault: 'badPayload' }), 'JSSDK_FRAME_BAD_PAYLOAD', 0],
  [clients.frameError({ fault: 'initTimeout' }), 'JSSDK_FRAME_INIT_TIMEOUT', 408],
  [clients.frameDomainInvalid(), 'JSSDK_CLIENT_SIDE_WARNING', 500],
  [clients.frameError({ fault: 'refreshAuthTimeout' }), 'JSSDK_FRAME_REFRESH_AUTH_TIMEOUT', 408],
  [filters.filterV2Invalid('a group is in it'), 'JSSDK_FILTER_V2_INVALID', 400],
  [filters.filterV2OperatorInvalid('~ID'), 'JSSDK_FILTER_V2_INVALID_OPERATOR', 400],
]

const named = (rows: readonly (readonly [SdkError, string, number])[]) =>
  rows.map(([error, code, status]) => ({ error, code, status }))

describe('the texts of all errors', () => {
  it.each(named([...aboutCalls, ...others]))('$code has status $status and a text of sentences', (row) => {
    expect(row.error).toBeInstanceOf(SdkError)
    expect(row.error).toMatchObject({ code: row.code, status: row.status })
    expect(row.error.message).toMatch(/^\S.*[.)]$/)
    expect(row.error.message).not.toMatch(/undefined|\[object|\.\.|\s\s/)
  })

  it.each(named(aboutCalls))('$code names the request', ({ error }) => {
    expect(error.message).toContain('request-7')
  })

  it('errors of a call carry the call without its secrets, and what was caught', () => {
    const error = calls.outcomeUnknown(call)
    expect(error).toBeInstanceOf(AjaxError)
    expect(error.requestInfo).toEqual({
      method: 'crm.deal.add',
      requestId: 'request-7',
      params: { auth: '***REDACTED***' },
    })
    expect(error.cause).toBe(cause)
  })

  it('E55: a refused refresh repeats the server’s words without secrets', () => {
    const error = clients.refreshRefused({
      fault: 'failed',
      status: 400,
      code: 'invalid_grant',
      description: 'refresh_token=abc is not known',
    })
    expect(error).toMatchObject({ name: 'RefreshTokenError', code: 'invalid_grant' })
    expect(error.message).not.toContain('abc')
  })
})
