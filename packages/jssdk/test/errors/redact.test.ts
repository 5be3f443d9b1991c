import { inspect } from 'node:util'
import { fc, test } from '@fast-check/vitest'
import { AjaxError, B24Hook, SdkError } from '@bitrix24/b24jssdk'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'

const secretKeys = [
  'auth',
  'password',
  'token',
  'secret',
  'access_token',
  'refresh_token',
  'client_secret',
  'application_token',
  'sessid',
  'key',
  'signature',
]

/** Everything of an error that people and programs can see. */
const shown = (error: SdkError): string =>
  [error.message, error.toString(), JSON.stringify(error), inspect(error, { depth: 20 })].join('\n')

const lettersAndDigits = 'abcdefghijklmnopqrstuvwxyz0123456789'.split('')
/** As a portal makes them: 16 small letters and digits, of both kinds. */
const webhookSecret = fc
  .string({ unit: fc.constantFrom(...lettersAndDigits), minLength: 14, maxLength: 14 })
  .map((text) => `q7${text}`)
const token = fc
  .string({ unit: fc.constantFrom(...lettersAndDigits), minLength: 60, maxLength: 60 })
  .map((text) => `z9${text}`)
const anyCase = (name: string) => fc.mixedCase(fc.constant(name))
const secretKey = fc.constantFrom(...secretKeys).chain(anyCase)

const requestWith = (params: Record<string, unknown>): AjaxError =>
  new AjaxError({ code: 'X', status: 400, requestInfo: { method: 'user.get', requestId: 'r', params } })

describe('errors leak no secret', () => {
  test.prop([secretKey, token])(
    'E45 E46: not the value of a secret parameter, in any case, at any depth',
    (key, value) => {
      const deep = { a: { b: [{ [key]: value }, { [key]: { inner: value } }] }, [key]: [value] }
      expect(shown(requestWith(deep))).not.toContain(value)
    },
  )

  test.prop([secretKey, token, fc.webQueryParameters()])(
    'E47: not the one inside a query string',
    (key, value, rest) => {
      const command = `user.get?a=1&${key}=${value}&${rest}`
      expect(shown(requestWith({ cmd: { one: command, two: [command] } }))).not.toContain(value)
    },
  )

  test.prop([webhookSecret, fc.webAuthority(), fc.constantFrom('', 'api/'), fc.nat(), fc.webPath()])(
    'E48: not the one of a webhook address in a text',
    (secret, host, api, user, path) => {
      const url = `https://${host}/rest/${api}${user}/${secret}${path}`
      for (const text of [`POST ${url} failed`, `"${url}"`, encodeURIComponent(url), JSON.stringify({ url }), url]) {
        const error = new AjaxError({ code: 'X', status: 0, description: text, originalError: new TypeError(text) })
        expect(shown(error)).not.toContain(secret)
      }
    },
  )

  test.prop([
    fc.oneof(webhookSecret, token),
    fc.constantFrom('bare ', 'auth=', '{"access_token":"', 'Bearer ', 'x='),
    secretKey,
  ])('not a bare one in a text, a cause or the cause of a cause', (secret, before, key) => {
    const text = `Refused: ${before}${secret}`
    const cause = new Error(text, { cause: { [key]: secret, note: `${key}=${secret}` } })
    expect(shown(new SdkError({ code: 'X', status: 0, description: text, originalError: cause }))).not.toContain(secret)
    expect(shown(SdkError.fromException(cause))).not.toContain(secret)
    expect(shown(SdkError.fromException(text))).not.toContain(secret)
  })

  test.prop([webhookSecret, secretKey])('not one that a library hung on its error', (secret, key) => {
    const url = `https://acme.bitrix24.com/rest/1/${secret}/profile`
    const config = { url, headers: { [key]: secret } }
    const failures = [
      Object.assign(new Error('failed'), { code: 'ECONNRESET', config }),
      Object.assign(new Error('failed'), { [key]: secret }),
      new AggregateError([new Error(url), Object.assign(new Error('failed'), { config })], 'failed'),
    ]
    for (const failure of failures) expect(shown(SdkError.fromException(failure))).not.toContain(secret)
  })

  test.prop([webhookSecret])('not one inside the objects that a library hung on its error', (secret) => {
    const url = `https://acme.bitrix24.com/rest/1/${secret}/profile`
    class Sent {
      readonly path = url
    }
    const headers = new Headers({ authorization: secret })
    for (const item of [new Request(url), new URL(url), headers, new Sent(), new Set([url])]) {
      expect(shown(SdkError.fromException(Object.assign(new Error('failed'), { item })))).not.toContain(secret)
      expect(shown(SdkError.fromException(item))).not.toContain(secret)
    }
  })

  test.prop([secretKey, token])('not one in a row of a validation error', (key, value) => {
    const error = new AjaxError({ code: 'V', status: 400, validation: [{ field: 'a', [key]: value }] })
    expect(shown(error)).not.toContain(value)
  })
})

describe('a text that a portal makes as long as it likes', () => {
  it.each(['https://a.bc/d,', 'auth[', 'auth=\\"', 'rest/', '://', '%2F', 'bearer '])(
    'does not keep the program busy: %s again and again',
    (part) => {
      const text = part.repeat(200_000 / part.length)
      const error = new AjaxError({ code: 'X', status: 400, description: text, validation: [{ message: text }] })
      expect(error.message.length).toBeGreaterThan(0)
      expect(error.validation).toHaveLength(1)
    },
  )

  it('is cut where it comes in a reply', () => {
    const error = AjaxError.fromResponse({ status: 400, data: { error: 'X', error_description: 'no '.repeat(1e6) } })
    expect(error.message.length).toBeLessThan(10_001)
  })
})

describe('redaction leaves the rest', () => {
  it.each([
    { value: 'user.get?auth=abc&ID=2', left: 'user.get?auth=***REDACTED***&ID=2' },
    { value: 'a?token=abc#part', left: 'a?token=***REDACTED***#part' },
    { value: 'a?fields[key]=abc;b=1', left: 'a?fields[key]=***REDACTED***;b=1' },
    { value: 'author=me&keyword=b', left: 'author=me&keyword=b' },
    { value: 'https://example.com/page?x=1', left: 'https://example.com/page?x=1' },
  ])('E47: $value', ({ value, left }) => {
    expect(requestWith({ text: value }).requestInfo?.params).toEqual({ text: left })
  })

  it.each(['', null, 0, { a: 1 }, ['x']])('E46: the whole value %j of a secret parameter is replaced', (value) => {
    expect(requestWith({ Token: value }).requestInfo?.params).toEqual({ Token: '***REDACTED***' })
  })

  it.each([
    'Could not find value for parameter {id}',
    'crm.deal.list was sent but its reply was lost (request 019dc1f0-6d3c-7abc-8def-0123456789ab).',
    'The field UF_CRM_1712345678 of deal 1234567890123456 has a wrong value',
    'Access denied! key figures of the author',
    'Method tasks.task.get of module rest/tasks is unknown',
  ])('"%s" stays as it is', (text) => {
    expect(new SdkError({ code: 'X', status: 400, description: text }).message).toBe(text)
  })

  it('the caller’s parameters are not changed', () => {
    const params = { auth: 'abc', list: [{ token: 'abc' }] }
    expect(requestWith(params).requestInfo?.params).not.toEqual(params)
    expect(params).toEqual({ auth: 'abc', list: [{ token: 'abc' }] })
  })

  it('parameters that contain themselves are shown up to there', () => {
    const params: Record<string, unknown> = { id: 1 }
    params['self'] = params
    expect(requestWith(params).requestInfo?.params).toEqual({ id: 1, self: '[Circular]' })
  })

  it.each([
    { name: 'an object', cause: { reason: 'closed' } },
    {
      name: 'an error',
      cause: Object.assign(new Error('closed', { cause: 'reset' }), { code: 'ECONNRESET', port: 1 }),
    },
    { name: 'several errors', cause: new AggregateError([new Error('one'), new Error('two')]) },
  ])('$name without secrets stays the same object as a cause', ({ cause }) => {
    expect(SdkError.fromException(cause).cause).toBe(cause)
  })

  it('an error of our own stays the instance that it is, whatever its parameters hold', () => {
    const cause = requestWith({ from: DateTime.fromISO('2026-05-01'), file: new Blob(['a']) })
    expect(new SdkError({ code: 'X', status: 0, originalError: cause }).cause).toBe(cause)
  })

  it('a copy of a cause keeps its name and code', () => {
    const cause = Object.assign(new TypeError('https://a.bitrix24.com/rest/1/k32t88gf3azpmwv3/x'), { code: 'ERR_X' })
    expect(SdkError.fromException(cause).cause).toMatchObject({ name: 'TypeError', code: 'ERR_X' })
  })

  it('an error that is its own cause is no endless road', () => {
    const error = new Error('closed')
    error.cause = error
    expect(SdkError.fromException(error).message).toBe('closed')
  })
})

it('a refusal of thousands of levels is the refusal it is', async () => {
  const deep = '[{"inside":'.repeat(8_000) + '1' + '}]'.repeat(8_000)
  const body = `{"error":{"code":"TOO_DEEP","message":"No","validation":[{"field":"a","message":"b","rows":${deep}}]}}`
  const $b24 = B24Hook.fromWebhookUrl('https://a.bitrix24.com/rest/1/k32t88gf3azpmwv3/', {
    transport: async () => ({ status: 400, readText: async () => body }),
  })
  const refused = $b24.actions.v3.call.make({ method: 'tasks.task.add', params: { fields: { title: 'One' } } })
  await expect(refused).rejects.toMatchObject({ code: 'TOO_DEEP', status: 400 })
})
