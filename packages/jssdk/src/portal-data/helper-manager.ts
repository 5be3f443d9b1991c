import type { TypeB24 } from '../client/type-b24.ts'
import { helperDataMissing, helperPullClientNotInit } from '../errors/catalogues/client-errors.ts'
import { SdkError } from '../errors/sdk-error.ts'
import { LoadDataType, type TypeB24Form, type TypeSpecificUrl } from '../types/portal/helper.ts'
import type { LoggerInterface } from '../types/logger.ts'
import { isObject } from '../types/narrow.ts'
import type { TypePullMessage } from '../types/pull/pull.ts'
import { AppManager } from './app-manager.ts'
import { CurrencyManager } from './currency/currency-manager.ts'
import { LicenseManager } from './license-manager.ts'
import { loadCommands } from './load-commands.ts'
import { OptionsManager } from './options-manager.ts'
import { PaymentManager } from './payment-manager.ts'
import { ProfileManager } from './profile-manager.ts'
import { type CreatePullClient, type HelperPullClient, createOwnPullClient } from './pull-client.ts'
import { readBatch } from './read-batch.ts'
import { textOf } from './wire-values.ts'

export interface HelperOptions {
  /** Creates the client of `usePullClient()`. @default none: `usePullClient()` throws */
  readonly createPullClient?: CreatePullClient | undefined
}

interface Loaded {
  profileInfo?: ProfileManager
  appInfo?: AppManager
  paymentInfo?: PaymentManager
  licenseInfo?: LicenseManager
  currency?: CurrencyManager
  appOptions?: OptionsManager
  userOptions?: OptionsManager
}

/** Data that most applications need, read in one batch: user, application, plan, currencies and settings. */
export class B24HelperManager {
  readonly #b24: TypeB24
  readonly #createPullClient: CreatePullClient
  readonly #loaded: Loaded = {}
  #isInit = false
  #logger: LoggerInterface | undefined
  #pullClient: HelperPullClient | undefined
  #pullModuleId = ''
  #unsubscribe: (() => void)[] = []

  constructor(b24: TypeB24, { createPullClient = createOwnPullClient }: HelperOptions = {}) {
    this.#b24 = b24
    this.#createPullClient = createPullClient
  }

  /**
   * Reads the requested data in one batch. The formats of currencies need a second batch. On an enterprise plan the client also gets that
   * plan's request rate.
   * @throws {AjaxError} the portal refused one of the commands
   */
  async loadData(
    dataTypes: LoadDataType[] = [LoadDataType.App, LoadDataType.Profile],
    requestId = 'helper-load-data',
  ): Promise<void> {
    try {
      const results = await readBatch(this.#b24, loadCommands(dataTypes), requestId)
      for (const type of new Set(dataTypes)) await this.#keep(type, results)
      this.#isInit = true
    } catch (error) {
      throw error instanceof Error ? error : SdkError.fromException(error)
    }
  }

  get isInit(): boolean {
    return this.#isInit
  }

  /** The portal's address, `https://portal`. */
  get hostName(): string {
    return this.#b24.getTargetOrigin()
  }

  get profileInfo(): ProfileManager {
    return this.#need('profileInfo')
  }

  get appInfo(): AppManager {
    return this.#need('appInfo')
  }

  get paymentInfo(): PaymentManager {
    return this.#need('paymentInfo')
  }

  get licenseInfo(): LicenseManager {
    return this.#need('licenseInfo')
  }

  get currency(): CurrencyManager {
    return this.#need('currency')
  }

  get appOptions(): OptionsManager {
    return this.#need('appOptions')
  }

  get userOptions(): OptionsManager {
    return this.#need('userOptions')
  }

  get isSelfHosted(): boolean {
    return this.licenseInfo.data.isSelfHosted
  }

  /** The step between new ids of the portal: 1 on a self-hosted server, 2 in the cloud. */
  get primaryKeyIncrementValue(): number {
    return this.isSelfHosted ? 1 : 2
  }

  /** The values for a feedback form of the application. */
  get forB24Form(): TypeB24Form {
    const { code, status } = this.appInfo.data
    const { isExpired, days } = this.paymentInfo.data
    const { name, lastName } = this.profileInfo.data
    return {
      app_code: code,
      app_status: status,
      payment_expired: isExpired ? 'Y' : 'N',
      days,
      b24_plan: this.licenseInfo.data.license ?? '',
      c_name: name ?? '',
      c_last_name: lastName ?? '',
      hostname: this.hostName,
    }
  }

  /** Paths of the portal's settings pages. */
  get b24SpecificUrl(): Record<keyof typeof TypeSpecificUrl, string> {
    const root = this.isSelfHosted ? '/configs/' : '/settings/configs/'
    return { MainSettings: root, UfList: `${root}userfield_list.php`, UfPage: `${root}userfield.php` }
  }

  /** Creates the pull client for the messages of this application. `prefix` keeps its settings apart from other programs. */
  usePullClient(prefix = 'prefix', userId?: number): B24HelperManager {
    if (this.#pullClient !== undefined) return this
    const { id } = this.profileInfo.data
    const receiver = userId ?? id
    this.#pullClient = this.#createPullClient({
      b24: this.#b24,
      restApplication: this.#b24.auth.getUniq(prefix),
      ...(receiver !== null && { userId: receiver }),
    })
    return this
  }

  /** Calls `callback` for every message of a module. */
  subscribePullClient(callback: (message: TypePullMessage) => void, moduleId = 'application'): B24HelperManager {
    this.#pullModuleId = moduleId
    this.#unsubscribe.push(this.#needPullClient().subscribe({ moduleId, callback }))
    return this
  }

  async startPullClient(): Promise<void> {
    await this.#needPullClient().start()
  }

  getModuleIdPullClient(): string {
    this.#needPullClient()
    return this.#pullModuleId
  }

  /** Ends the pull client and its subscriptions. */
  destroy(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
    this.#unsubscribe = []
    this.#pullClient?.destroy()
    this.#pullClient = undefined
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  /** The helper's own logger, or the client's. */
  getLogger(): LoggerInterface {
    return this.#logger ?? this.#b24.getLogger()
  }

  async #keep(type: LoadDataType, results: Readonly<Record<string, unknown>>): Promise<void> {
    switch (type) {
      case LoadDataType.App:
        return this.#keepApp(mapOf(results['get_app']))
      case LoadDataType.Profile:
        this.#loaded.profileInfo = new ProfileManager(mapOf(results['get_profile']))
        return
      case LoadDataType.Currency:
        return this.#keepCurrency(results)
      case LoadDataType.AppOptions:
        this.#loaded.appOptions = new OptionsManager(this.#b24, 'app', results['get_appOptions'])
        return
      case LoadDataType.UserOptions:
        this.#loaded.userOptions = new OptionsManager(this.#b24, 'user', results['get_userOptions'])
        return
    }
  }

  async #keepApp(info: Readonly<Record<string, unknown>>): Promise<void> {
    const licenseInfo = new LicenseManager(this.#b24, info)
    Object.assign(this.#loaded, { appInfo: new AppManager(info), paymentInfo: new PaymentManager(info), licenseInfo })
    await licenseInfo.makeRestrictionManagerParams()
  }

  async #keepCurrency(results: Readonly<Record<string, unknown>>): Promise<void> {
    const currency = new CurrencyManager(this.#b24)
    currency.setBaseCurrency(textOf(results['get_currency_0']))
    currency.setCurrencyList(results['get_currency_1'])
    await currency.loadData()
    this.#loaded.currency = currency
  }

  #need<Name extends keyof Loaded>(name: Name): NonNullable<Loaded[Name]> {
    if (!this.#isInit) throw helperDataMissing()
    const data = this.#loaded[name]
    if (data === undefined) throw helperDataMissing({ name })
    return data
  }

  #needPullClient(): HelperPullClient {
    if (this.#pullClient === undefined) throw helperPullClientNotInit()
    return this.#pullClient
  }
}

const mapOf = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {})
