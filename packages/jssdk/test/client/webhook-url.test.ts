import { B24Hook, ApiVersion, SdkError } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'

const secret = 'x7k2m9q4x7k2m9q4'

describe('a webhook address is read', () => {
  it.each([
    [`https://p.bitrix24.com/rest/1/${secret}`, 'https://p.bitrix24.com'],
    [`https://p.bitrix24.com/rest/1/${secret}/`, 'https://p.bitrix24.com'],
    [`https://p.bitrix24.com/rest/api/1/${secret}`, 'https://p.bitrix24.com'],
    [`https://p.bitrix24.com/rest/api/1/${secret}/`, 'https://p.bitrix24.com'],
    [`  https://p.bitrix24.com:8443/rest/1/${secret}\n`, 'https://p.bitrix24.com:8443'],
    [`http://localhost:3000/rest/1/${secret}`, 'http://localhost:3000'],
    [`http://127.0.0.1:3000/rest/1/${secret}`, 'http://127.0.0.1:3000'],
    [`http://[::1]:3000/rest/1/${secret}`, 'http://[::1]:3000'],
  ])('%s', (url, origin) => {
    const $b24 = B24Hook.fromWebhookUrl(url)
    expect($b24.getTargetOrigin()).toBe(origin)
    expect(Object.fromEntries($b24.getTargetOriginWithPath())).toEqual({
      [ApiVersion.v2]: `${origin}/rest/1/${secret}`,
      [ApiVersion.v3]: `${origin}/rest/api/1/${secret}`,
    })
  })
})

describe('a wrong webhook address is refused by a code and is not repeated', () => {
  it.each([
    ['', 'JSSDK_HOOK_URL_EMPTY'],
    [' \n', 'JSSDK_HOOK_URL_EMPTY'],
    [`p.bitrix24.com/rest/1/${secret}`, 'JSSDK_HOOK_URL_INVALID'],
    [`http://p.bitrix24.com/rest/1/${secret}`, 'JSSDK_HOOK_URL_NOT_HTTPS'],
    [`http://127.0.0.1.evil.example/rest/1/${secret}`, 'JSSDK_HOOK_URL_NOT_HTTPS'],
    [`ftp://p.bitrix24.com/rest/1/${secret}`, 'JSSDK_HOOK_URL_NOT_HTTPS'],
    [`https://p.bitrix24.com/rest/1/${secret}/profile`, 'JSSDK_HOOK_URL_MALFORMED'],
    [`https://p.bitrix24.com/rest/1`, 'JSSDK_HOOK_URL_MALFORMED'],
    [`https://p.bitrix24.com/${secret}`, 'JSSDK_HOOK_URL_MALFORMED'],
    [`https://p.bitrix24.com/rest/ann/${secret}`, 'JSSDK_HOOK_URL_USER_ID_NOT_NUMERIC'],
  ])('E53: %j gives %s', (url, code) => {
    const refused = catchError(() => B24Hook.fromWebhookUrl(url))
    expect(refused).toBeInstanceOf(SdkError)
    expect(refused).toMatchObject({ code, status: 0 })
    expect(`${String(refused)} ${JSON.stringify(refused)}`).not.toMatch(new RegExp(`${secret}|ann|p\\.bitrix24`))
  })
})

describe('the portal given to the constructor may carry a scheme, a port or a slash', () => {
  it.each([
    ['p.bitrix24.com', 'https://p.bitrix24.com'],
    ['p.bitrix24.com:443', 'https://p.bitrix24.com'],
    ['p.bitrix24.com:80', 'https://p.bitrix24.com'],
    ['http://p.bitrix24.com', 'https://p.bitrix24.com'],
    ['https://p.bitrix24.com/', 'https://p.bitrix24.com'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
  ])('E105: %s', (b24Url, origin) => {
    const $b24 = new B24Hook({ b24Url, userId: 1, secret })
    expect($b24.getTargetOriginWithPath().get(ApiVersion.v2)).toBe(`${origin}/rest/1/${secret}`)
  })
})

const catchError = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}
