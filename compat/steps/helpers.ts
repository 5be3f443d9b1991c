import type { B24HelperManager } from '@bitrix24/b24jssdk'
import type { Step, StepContext } from '../step.ts'

/** The helper over an application of its own, everything loaded. */
const loaded = async ({ sdk, takeApp, requestId }: StepContext): Promise<B24HelperManager> => {
  const { params, secret } = takeApp()
  const client = new sdk.B24OAuth(params, secret)
  const { App, Profile, Currency, AppOptions, UserOptions } = sdk.LoadDataType
  const helper = new sdk.B24HelperManager(client)
  await helper.loadData([App, Profile, Currency, AppOptions, UserOptions], requestId)
  return helper
}

let shared: Promise<B24HelperManager> | undefined

/** All rows but the first read what the first has loaded. */
const once = (context: StepContext): Promise<B24HelperManager> => (shared ??= loaded(context))

const helper = (name: string, run: (manager: B24HelperManager, context: StepContext) => unknown): Step => ({
  name: `helper: ${name}`,
  run: async (context) => run(await once(context), context),
})

/** The first sentence: what to do next may be said in other words. */
const saidBy = (error: unknown): unknown => (error instanceof Error ? error.message.split('. ')[0] : String(error))

const attempt = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return saidBy(error)
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : String(error))

const getters = [
  'profileInfo',
  'appInfo',
  'paymentInfo',
  'licenseInfo',
  'currency',
  'appOptions',
  'userOptions',
  'forB24Form',
  'isSelfHosted',
] as const

/** The keys of an application are made anew for each run. */
const withoutKeys = (data: object): unknown =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !/code|clientId|installed/i.test(key)))

const stored = {
  list: [1, 'a'],
  object: { a: { b: 1 } },
  number: 5.5,
  integer: 7,
  yes: true,
  no: false,
  text: 'some text',
  empty: '',
  date: '2026-02-03T04:05:06+00:00',
}

export const helperSteps: readonly Step[] = [
  helper('what it says of the portal', (manager) => ({
    isInit: manager.isInit,
    host: typeof manager.hostName,
    isSelfHosted: manager.isSelfHosted,
    increment: manager.primaryKeyIncrementValue,
    urls: Object.entries(manager.b24SpecificUrl).map(([key, url]) => [key, new URL(url, 'https://a').pathname]),
    form: withoutKeys({ ...manager.forB24Form, hostname: '' }),
  })),
  helper('profileInfo', (manager) => manager.profileInfo.data),
  helper('appInfo', (manager) => [withoutKeys(manager.appInfo.data), manager.appInfo.statusCode]),
  helper('paymentInfo', (manager) => manager.paymentInfo.data),
  helper('licenseInfo', (manager) => manager.licenseInfo.data),
  helper('licenseInfo.makeRestrictionManagerParams', async (manager) =>
    manager.licenseInfo.makeRestrictionManagerParams(),
  ),
  helper('currency', ({ currency }) => ({ base: currency.baseCurrency, list: currency.currencyList.toSorted() })),
  helper('currency: names, signs and amounts', ({ currency }) =>
    currency.currencyList
      .toSorted()
      .map((code) => [
        code,
        ...['en', 'de', 'ru'].map((lang) => attempt(() => currency.getCurrencyFullName(code, lang))),
        attempt(() => currency.getCurrencyLiteral(code)),
        attempt(() => currency.getCurrencyLiteral(code, 'en')),
        ...[0, 1234.5, 1_234_567.891, -5].map((amount) => attempt(() => currency.format(amount, code, 'en'))),
      ]),
  ),
  helper('currency: a code that is none', ({ currency }) => {
    try {
      return currency.format(1, 'XXX', 'en')
    } catch (error) {
      return error instanceof Error ? error.name : 'thrown'
    }
  }),
  helper('options: kept and read as each kind', async (manager, { requestId }) => {
    const saved = await manager.appOptions.save(
      Object.fromEntries(
        Object.entries(stored).map(([key, value]) => [
          key,
          typeof value === 'object'
            ? manager.appOptions.encode(value)
            : typeof value === 'boolean'
              ? value
                ? 'Y'
                : 'N'
              : value,
        ]),
      ),
      undefined,
      requestId,
    )
    return saved.isSuccess
  }),
  helper('options: how many there are right after', ({ appOptions }) => appOptions.data.size),
  {
    name: 'helper: options loaded anew, read as each kind',
    run: async (context) => {
      const manager = await once(context)
      await manager.loadData([context.sdk.LoadDataType.AppOptions], context.requestId)
      const options = manager.appOptions
      return {
        list: options.getJsonArray('list'),
        object: options.getJsonObject('object'),
        number: options.getFloat('number'),
        integer: options.getInteger('integer'),
        yes: options.getBoolYN('yes'),
        no: options.getBoolNY('no'),
        text: options.getString('text'),
        empty: options.getString('empty', 'default'),
        date: options.getDate('date')?.toMillis(),
        absent: [
          options.getJsonArray('absent'),
          options.getJsonObject('absent'),
          options.getFloat('absent', 1.5),
          options.getInteger('absent', 3),
          options.getBoolYN('absent'),
          options.getBoolNY('absent'),
          options.getString('absent', 'default'),
          options.getDate('absent'),
        ],
        size: options.data.size,
      }
    },
  },
  helper('options: encode and decode', ({ userOptions }): unknown[] => [
    userOptions.encode({ a: [1] }),
    userOptions.decode('{"a":[1]}', {}) as unknown,
    userOptions.decode('broken', { fallback: true }) as unknown,
    userOptions.data.size,
  ]),
  {
    name: 'helper: before it has loaded',
    run: ({ $b24, sdk }) => {
      const fresh = new sdk.B24HelperManager($b24)
      return [fresh.isInit, getters.map((getter) => attempt(() => fresh[getter]))]
    },
  },
  {
    name: 'helper: the pull client before it is asked for',
    run: async (context) => {
      const manager = await once(context)
      const started = await Promise.resolve()
        .then(() => manager.startPullClient())
        .catch(saidBy)
      return [attempt(() => manager.getModuleIdPullClient()), started]
    },
  },
  {
    name: 'useB24Helper',
    run: async ({ sdk, takeApp, requestId }) => {
      const { params, secret } = takeApp()
      const use = sdk.useB24Helper()
      const codes: unknown[] = []
      for (const run of [use.getB24Helper, use.usePullClient, use.startPullClient])
        codes.push(
          await Promise.resolve()
            .then(run)
            .then(() => 'no error', codeOf),
        )
      const before = use.isInitB24Helper()
      const manager = await use.initB24Helper(new sdk.B24OAuth(params, secret), [sdk.LoadDataType.Profile], requestId)
      const during = [use.isInitB24Helper(), use.getB24Helper() === manager, manager.profileInfo.data.id]
      use.destroyB24Helper()
      return { codes, before, during, after: use.isInitB24Helper() }
    },
  },
]
