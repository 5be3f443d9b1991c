import { ApiVersion, B24HelperManager, B24OAuth, LoadDataType, SdkError, useB24Helper } from '@bitrix24/b24jssdk'
import type { CreatePullClient, TypePullMessage } from '@bitrix24/b24jssdk'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LicenseManager } from '../../src/portal-data/license-manager.ts'
import { instantClient } from '../support/instant-client.ts'

const everything = Object.values(LoadDataType)

let portal: Portal
let $b24: B24OAuth
beforeEach(async () => {
  portal = await createPortal()
  const { params, secret } = portal.installApp()
  $b24 = new B24OAuth(params, secret)
})
afterEach(() => portal.close())

const commandNames = (params: unknown): string[] => {
  const { cmd } = { cmd: {}, ...(typeof params === 'object' ? params : {}) }
  return Object.keys(cmd)
}

const loaded = async (dataTypes?: LoadDataType[]): Promise<B24HelperManager> => {
  const helper = new B24HelperManager($b24)
  await helper.loadData(dataTypes)
  return helper
}

describe('the helper loads', () => {
  it('application and user by default, in one batch', async () => {
    const helper = await loaded()
    expect(helper.isInit).toBe(true)
    expect(helper.profileInfo.data).toEqual({
      id: 1,
      isAdmin: true,
      name: 'Ann',
      lastName: 'Lee',
      gender: '',
      photo: '',
      TimeZone: '',
      TimeZoneOffset: 10_800,
    })
    expect(helper.appInfo.data).toMatchObject({ id: 1, version: 1, status: 'L', isInstalled: true })
    expect(helper.appInfo.statusCode).toBe('Local')
    expect(helper.paymentInfo.data).toEqual({ isExpired: false, days: 0 })
    expect(helper.licenseInfo.data).toEqual({
      languageId: 'en',
      license: 'en_pro100',
      licenseType: 'pro100',
      licensePrevious: null,
      licenseFamily: 'pro',
      isSelfHosted: false,
    })
    expect(portal.requests.list().map(({ method }) => method)).toEqual(['batch'])
  })

  it('all sets in one named batch, and the formats of the currencies in another', async () => {
    await loaded(everything)
    const [first, second, ...more] = portal.requests.list()
    expect(more).toEqual([])
    expect(commandNames(first?.params)).toEqual([
      'get_app',
      'get_profile',
      'get_currency_0',
      'get_currency_1',
      'get_appOptions',
      'get_userOptions',
    ])
    expect(commandNames(second?.params)).toEqual(['USD', 'EUR', 'GBP'])
  })

  it('what a feedback form and the links to the portal need', async () => {
    const helper = await loaded()
    expect(helper.forB24Form).toEqual({
      app_code: helper.appInfo.data.code,
      app_status: 'L',
      payment_expired: 'N',
      days: 0,
      b24_plan: 'en_pro100',
      c_name: 'Ann',
      c_last_name: 'Lee',
      hostname: portal.url,
    })
    expect(helper.primaryKeyIncrementValue).toBe(2)
    expect(helper.b24SpecificUrl.UfList).toBe('/settings/configs/userfield_list.php')
  })

  it('another root of settings on a server of its own', async () => {
    portal.setTariff('on-premise')
    const helper = await loaded()
    expect(helper.isSelfHosted).toBe(true)
    expect(helper.primaryKeyIncrementValue).toBe(1)
    expect(helper.b24SpecificUrl).toEqual({
      MainSettings: '/configs/',
      UfList: '/configs/userfield_list.php',
      UfPage: '/configs/userfield.php',
    })
  })
})

describe('data that is not loaded', () => {
  const names = [
    'profileInfo',
    'appInfo',
    'paymentInfo',
    'licenseInfo',
    'currency',
    'appOptions',
    'userOptions',
    'isSelfHosted',
    'forB24Form',
    'b24SpecificUrl',
  ] as const
  it.each(names)('%s throws before loadData()', (name) => {
    const helper = new B24HelperManager($b24)
    expect(() => helper[name]).toThrow('B24HelperManager not initialized')
  })

  it.each(['currency', 'appOptions', 'userOptions'] as const)('%s throws when it was left out', async (name) => {
    const helper = await loaded()
    expect(() => helper[name]).toThrow(`B24HelperManager.${name} not initialized`)
  })
})

describe('a failure while loading', () => {
  it("E58: the portal's refusal passes through unchanged", async () => {
    portal.faults.add({ match: 'app.info', action: 'softError' })
    const helper = new B24HelperManager($b24)
    await expect(helper.loadData()).rejects.toBeInstanceOf(SdkError)
    expect(helper.isInit).toBe(false)
  })

  it('E58: an Error is the very same one', async () => {
    const boom = new TypeError('boom')
    const client = instantClient({})
    Object.defineProperty(client, 'actions', { value: { v2: { batch: { make: () => Promise.reject(boom) } } } })
    await expect(new B24HelperManager(client).loadData()).rejects.toBe(boom)
  })

  it('E58: another value is kept in cause', async () => {
    const client = instantClient({})
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the case is a program that throws no Error
    Object.defineProperty(client, 'actions', { value: { v2: { batch: { make: () => Promise.reject('a text') } } } })
    await expect(new B24HelperManager(client).loadData()).rejects.toMatchObject({ cause: 'a text' })
  })
})

describe('the limits of the plan', () => {
  const rateOf = (client: B24OAuth) => {
    const { rateLimit, retryOnNetworkError, maxRetries } = client
      .getHttpClient(ApiVersion.v2)
      .getRestrictionManagerParams()
    return { rateLimit, retryOnNetworkError, maxRetries }
  }

  it('E115: an enterprise plan gives its request rate and turns no retries of writes on', async () => {
    portal.setTariff('enterprise')
    await $b24.setRestrictionManagerParams({ maxRetries: 5 })
    const before = rateOf($b24)
    await loaded()
    expect(rateOf($b24)).toEqual({ ...before, rateLimit: { burstLimit: 250, drainRate: 5, adaptiveEnabled: true } })
    expect(before).toMatchObject({ retryOnNetworkError: undefined, maxRetries: 5 })
  })

  it.each([
    { LICENSE: 'ru_enterprise', isLarger: true },
    { LICENSE: 'en_ent250', isLarger: true },
    { LICENSE: 'by_special', LICENSE_FAMILY: 'enterprise', isLarger: true },
    { LICENSE: 'ru_center', LICENSE_FAMILY: 'pro', isLarger: false },
    { LICENSE: null, isLarger: false },
  ])('E115: $LICENSE of the family $LICENSE_FAMILY: a larger rate is $isLarger', async ({ isLarger, ...info }) => {
    await new LicenseManager($b24, info).makeRestrictionManagerParams()
    expect(rateOf($b24).rateLimit?.burstLimit).toBe(isLarger ? 250 : 50)
  })

  it('E115: another plan leaves the settings of the program as they are', async () => {
    await $b24.setRestrictionManagerParams({ rateLimit: { burstLimit: 30, drainRate: 1 } })
    const before = rateOf($b24)
    await loaded()
    expect(rateOf($b24)).toEqual(before)
  })
})

describe('useB24Helper', () => {
  it('keeps one helper for the application', async () => {
    const { initB24Helper, isInitB24Helper, getB24Helper, destroyB24Helper } = useB24Helper()
    expect(isInitB24Helper()).toBe(false)
    expect(getB24Helper).toThrow(expect.objectContaining({ code: 'JSSDK_HELPER_NOT_INIT' }))
    const helper = await initB24Helper($b24)
    expect(await initB24Helper($b24, [LoadDataType.UserOptions])).toBe(helper)
    expect(helper.userOptions.data.size).toBe(0)
    expect(getB24Helper()).toBe(helper)
    expect(isInitB24Helper()).toBe(true)
    destroyB24Helper()
    expect(getB24Helper).toThrow(expect.objectContaining({ code: 'JSSDK_HELPER_NOT_INIT' }))
  })

  it('asks for its steps in order', async () => {
    const { initB24Helper, usePullClient, useSubscribePullClient, startPullClient, destroyB24Helper } = useB24Helper()
    expect(usePullClient).toThrow(expect.objectContaining({ code: 'JSSDK_HELPER_NOT_INIT' }))
    await initB24Helper($b24)
    const noPull = { code: 'JSSDK_HELPER_PULL_CLIENT_NOT_INIT' }
    expect(() => useSubscribePullClient(() => undefined)).toThrow(expect.objectContaining(noPull))
    await expect(startPullClient()).rejects.toMatchObject(noPull)
    usePullClient()
    // The client is there now and asks the portal itself.
    await expect(startPullClient()).resolves.toBeUndefined()
    destroyB24Helper()
  })

  it('hands messages on from the pull client it was given', async () => {
    const made: unknown[] = []
    const callbacks: Function[] = []
    let isDestroyed = false
    const createPullClient: CreatePullClient = ({ restApplication, userId }) => {
      made.push({ restApplication, userId })
      return {
        subscribe: ({ callback }) => {
          callbacks.push(callback)
          return () => callbacks.pop()
        },
        start: () => Promise.resolve(true),
        destroy: () => {
          isDestroyed = true
        },
      }
    }
    const helperSlot = useB24Helper({ createPullClient })
    const helper = await helperSlot.initB24Helper($b24)
    expect(() => helper.getModuleIdPullClient()).toThrow('PullClient not init')
    helperSlot.usePullClient()
    const seen: TypePullMessage[] = []
    helperSlot.useSubscribePullClient((message) => seen.push(message), 'crm')
    await helperSlot.startPullClient()
    const message = { command: 'a', params: {}, extra: {} }
    for (const callback of callbacks) Reflect.apply(callback, undefined, [message])
    expect(seen).toEqual([message])
    expect(helper.getModuleIdPullClient()).toBe('crm')
    expect(made).toEqual([{ restApplication: $b24.auth.getUniq('prefix'), userId: 1 }])
    helperSlot.destroyB24Helper()
    expect({ isDestroyed, left: callbacks.length }).toEqual({ isDestroyed: true, left: 0 })
  })
})
