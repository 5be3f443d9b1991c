import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { AjaxError } from '../../src/errors/ajax-error.ts'
import { RefreshTokenError } from '../../src/errors/refresh-token-error.ts'
import { SdkError } from '../../src/errors/sdk-error.ts'

describe('errors of the SDK', () => {
  it('S111 S116: an AjaxError is an SdkError and an Error', () => {
    const error = new AjaxError({ code: 'ERROR_CORE', status: 400 })
    expect(error).toBeInstanceOf(SdkError)
    expect(error).toBeInstanceOf(Error)
    expect(error.name).toBe('AjaxError')
  })

  it.each([
    { make: () => new SdkError({ code: 'X', status: 500 }), message: 'Internal error' },
    { make: () => new AjaxError({ code: 'X', status: 500 }), message: 'Internal ajax error' },
    {
      make: () => new AjaxError({ code: 'X', status: 500, requestInfo: { method: 'crm.deal.get' } }),
      message: 'X (on crm.deal.get)',
    },
  ])('without a description the message is "$message"', ({ make, message }) => {
    expect(make().message).toBe(message)
  })

  it.each(['AUTHORIZE_ERROR', 'WRONG_AUTH_TYPE'])('%s has status 403 whatever the portal sent', (code) => {
    expect(new AjaxError({ code, status: 200 }).status).toBe(403)
    expect(new SdkError({ code, status: 0 }).status).toBe(403)
  })

  it('E49: originalError is in no key list, spread or JSON, and is the cause as well', () => {
    const original = new Error('socket closed')
    const error = new SdkError({ code: 'X', status: 0, originalError: original })
    expect(Object.keys(error)).not.toContain('originalError')
    expect(Object.assign({}, error)).not.toHaveProperty('originalError')
    expect(JSON.stringify(error)).not.toContain('socket closed')
    expect(error.originalError).toBe(original)
    expect(error.cause).toBe(original)
  })

  it.each([Symbol('odd'), 'text', 17, null])('E57: %s, thrown as it is, becomes an error of the SDK', (thrown) => {
    const error = SdkError.fromException(thrown)
    expect(error).toMatchObject({ code: 'JSSDK_INTERNAL_ERROR', status: 500 })
    expect(error.cause).toBe(thrown)
  })

  it('fromException returns an error of its own class as it is', () => {
    const ajax = new AjaxError({ code: 'X', status: 400 })
    const refresh = new RefreshTokenError({ code: 'invalid_grant', status: 400 })
    expect(AjaxError.fromException(ajax)).toBe(ajax)
    expect(SdkError.fromException(refresh)).toBe(refresh)
    expect(AjaxError.fromException(refresh)).toMatchObject({ code: 'JSSDK_INTERNAL_AJAX_ERROR', cause: refresh })
  })

  it.each([
    {
      version: 'v2',
      data: { error: 'NOT_FOUND', error_description: 'Deal is not found' },
      expected: { code: 'NOT_FOUND', message: 'Deal is not found' },
    },
    {
      version: 'v3',
      data: { error: { code: 'V', message: 'Invalid.', validation: [{ message: 'A', field: 'a' }, { message: 'B' }] } },
      expected: { code: 'V', message: 'Invalid. A B', validation: [{ message: 'A', field: 'a' }, { message: 'B' }] },
    },
    { version: 'no', data: undefined, expected: { code: 'JSSDK_INTERNAL_AJAX_ERROR', message: 'Internal ajax error' } },
  ])('fromResponse reads the error body of $version REST version', ({ data, expected }) => {
    expect(AjaxError.fromResponse({ status: 400, data })).toMatchObject({ ...expected, status: 400 })
  })

  it.each([
    [0, 'NETWORK_ERROR', 'unknown'],
    [0, 'X', 'unknown'],
    [200, 'X', 'refused'],
    [400, 'X', 'refused'],
    [408, 'X', 'unknown'],
    [429, 'X', 'refused'],
    [500, 'X', 'unknown'],
    [503, 'X', 'unknown'],
    [503, 'QUERY_LIMIT_EXCEEDED', 'refused'],
    [503, 'OVERLOAD_LIMIT', 'refused'],
    [400, 'INTERNAL_SERVER_ERROR', 'unknown'],
    [500, 'AUTHORIZE_ERROR', 'refused'],
  ] as const)('an error of one’s own with status %s and code %s is %s', (status, code, outcome) => {
    expect(new AjaxError({ code, status }).outcome).toBe(outcome)
    expect(AjaxError.fromResponse({ status, data: { error: code } }).outcome).toBe(outcome)
    expect(new AjaxError({ code, status, outcome: 'notSent' }).outcome).toBe('notSent')
  })

  it('what was thrown and is no reply has an unknown outcome', () => {
    expect(AjaxError.fromException(new TypeError('fetch failed'))).toMatchObject({ outcome: 'unknown' })
  })

  it('an idempotency key is in the JSON when there is one', () => {
    const error = new AjaxError({ code: 'X', status: 500, idempotencyKey: 'order-17' })
    expect(error.toJSON()).toMatchObject({ outcome: 'unknown', idempotencyKey: 'order-17' })
  })

  it('E48: neither text nor JSON of an error holds an address or a secret of the request', () => {
    const error = new AjaxError({
      code: 'X',
      status: 401,
      description: 'POST https://acme.bitrix24.com/rest/1/k32t88gf3azpmwv3/crm.deal.get.json failed',
      requestInfo: {
        method: 'crm.deal.get',
        requestId: 'r-1',
        params: { ID: 1, Auth: 'a1', nested: { REFRESH_TOKEN: 'r1' }, cmd: ['user.get?auth=b1&ID=2'] },
      },
      originalError: new TypeError('fetch https://acme.bitrix24.com/rest/1/k32t88gf3azpmwv3/ failed'),
    })
    const shown = [error.toString(), JSON.stringify(error), inspect(error, { depth: 9 })]
    for (const text of shown) expect(text).not.toMatch(/acme\.bitrix24|k32t88gf3azpmwv3|a1|r1|b1/)
    expect(error.toString()).toContain('Request: [r-1] crm.deal.get')
    expect(error.requestInfo?.params).toMatchObject({ ID: 1, cmd: ['user.get?auth=***REDACTED***&ID=2'] })
  })

  it('toJSON names class, code, message, status, outcome, time, stack and request', () => {
    const error = new AjaxError({ code: 'X', status: 400, requestInfo: { method: 'user.get', requestId: 'r' } })
    expect(Object.keys(error.toJSON()).toSorted()).toEqual(
      ['code', 'message', 'name', 'outcome', 'requestInfo', 'stack', 'status', 'timestamp'].toSorted(),
    )
    expect(error.toJSON()['timestamp']).toBe(error.timestamp.toISOString())
  })
})
