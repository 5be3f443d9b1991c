import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { sendV3, shortCode } from './v3-client.ts'

describe('the v3 door', () => {
  it('answers with result and time, and never with total or next', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    const { status, headers, body } = await sendV3(portal, 'main.eventlog.field.list')
    expect(status).toBe(200)
    expect(body).toMatchObject({ result: {}, time: {} })
    expect(body).not.toHaveProperty('total')
    expect(body).not.toHaveProperty('next')
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    { body: '{"select": [', code: 'INVALIDJSONEXCEPTION' },
    { body: 'select[]=id', code: 'INVALIDJSONEXCEPTION' },
    { body: '5', code: 'INVALIDJSONEXCEPTION' },
    { body: '[]', code: 'no error' },
    { body: '', code: 'no error' },
  ])('reads a JSON body only: "$body" is answered with $code', async ({ body, code }) => {
    await using portal = await createPortal()
    expect(shortCode(await sendV3(portal, 'rest.scope.list', { body }))).toBe(code)
  })

  it('ignores the query string as a place for parameters', async () => {
    await using portal = await createPortal()
    const noise = '?name=id&bx24_request_id=1&bx24_sdk_ver=1.3.0&bx24_sdk_type=b24-js-sdk'
    const reply = await sendV3(portal, `main.eventlog.field.get${noise}`, { verb: 'GET' })
    expect(shortCode(reply)).toBe('VALIDATION_REQUESTVALIDATIONEXCEPTION')
    expect(reply.body).toMatchObject({ error: { validation: [{ field: 'name' }] } })
  })

  it.each([
    { verb: 'GET', code: 'no error' },
    { verb: 'PUT', code: 'WRONGHTTPREQUESTMETHODEXCEPTION' },
    { verb: 'DELETE', code: 'WRONGHTTPREQUESTMETHODEXCEPTION' },
  ])('answers the verb $verb with $code', async ({ verb, code }) => {
    await using portal = await createPortal()
    expect(shortCode(await sendV3(portal, 'main.eventlog.field.list', { verb }))).toBe(code)
  })

  it('lets a browser of another origin in', async () => {
    await using portal = await createPortal()
    const { status, headers } = await sendV3(portal, 'batch', { verb: 'OPTIONS' })
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-headers')).toBe('origin, content-type, accept')
  })

  it.each([404, 400] as const)('answers an unknown method with %i, as its switch says', async (status) => {
    await using portal = await createPortal({ switches: { v3MethodNotFoundStatus: status } })
    const reply = await sendV3(portal, 'crm.item.get')
    expect([reply.status, shortCode(reply)]).toEqual([status, 'METHODNOTFOUNDEXCEPTION'])
  })

  it.each([
    { v3AuthFailure: 'A', code: 'INVALID_CREDENTIALS' },
    { v3AuthFailure: 'B', code: 'ACCESSDENIEDEXCEPTION' },
  ] as const)('answers a wrong secret in form $v3AuthFailure with $code', async ({ v3AuthFailure, code }) => {
    await using portal = await createPortal({ switches: { v3AuthFailure } })
    const webhookUrl = `${portal.url}/rest/1/wrongwrongwrong1/`
    const reply = await sendV3(portal, 'scopes', { webhookUrl })
    expect([reply.status, shortCode(reply)]).toEqual([401, code])
  })

  it('refuses plain http when its switch says so', async () => {
    await using portal = await createPortal({ switches: { v3HttpsRequired: true } })
    expect(shortCode(await sendV3(portal, 'scopes'))).toBe('HTTPSREQUIREDEXCEPTION')
  })

  it.each([
    { scopes: ['main'], answer: [200, 'no error'] },
    { scopes: ['main.eventlog'], answer: [200, 'no error'] },
    { scopes: ['main.eventlog.field.get'], answer: [200, 'no error'] },
    { scopes: ['main.eventlog.field.list'], answer: [403, 'INSUFFICIENTSCOPEEXCEPTION'] },
    { scopes: ['tasks'], answer: [403, 'INSUFFICIENTSCOPEEXCEPTION'] },
    { scopes: ['mai'], answer: [403, 'INSUFFICIENTSCOPEEXCEPTION'] },
  ])('answers main.eventlog.field.get to the scopes $scopes with $answer', async ({ scopes, answer }) => {
    await using portal = await createPortal({ scopes })
    const reply = await sendV3(portal, 'main.eventlog.field.get', { body: { name: 'id' } })
    expect([reply.status, shortCode(reply)]).toEqual(answer)
  })

  it('answers a used up operating budget with 429 and the v3 code', async () => {
    await using portal = await createPortal({ faults: [{ match: 'scopes', action: 'operating429' }] })
    const reply = await sendV3(portal, 'batch', { body: [{ method: 'scopes', query: {} }] })
    expect([reply.status, shortCode(reply)]).toEqual([429, 'RATELIMITEXCEPTION'])
  })
})
