import type { ActionContext } from '../actions/action-context.ts'
import { ActionsManager } from '../actions/actions-manager.ts'
import { ToolsManager } from '../actions/tools-manager.ts'
import { apiVersionUnknown } from '../errors/catalogues/catalogue.ts'
import { clientNotInit, httpNotInit } from '../errors/catalogues/client-errors.ts'
import { SdkError } from '../errors/sdk-error.ts'
import { callBatch, callBatchByChunk, callListMethod, callMethod, fetchListMethod } from '../legacy/legacy-methods.ts'
import { reportIncompleteLogger } from '../logger/report-incomplete-logger.ts'
import { NullLogger } from '../logger/null-logger.ts'
import { warnLoudly } from '../logger/warn-loudly.ts'
import { maxBatchCommands } from '../types/portal-figures.ts'
import { systemClock } from '../platform/clock.ts'
import { HttpV2, HttpV3 } from '../request/http.ts'
import { versionRule } from '../request/version/version-rule.ts'
import type { VersionRule } from '../request/version/version-rule.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import type { Result } from '../results/result.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { AuthActions } from '../types/auth.ts'
import type { TypeHttp } from '../types/calls/http.ts'
import type { RestrictionParams, RestrictionParamsPatch } from '../types/calls/limits.ts'
import type { LoggerInterface } from '../types/logger.ts'
import type { ClientOptions } from './client-options.ts'
import { readV3Methods } from './discover-v3-methods.ts'
import type { TypeB24 } from './type-b24.ts'
import type { Untyped } from '../types/untyped.ts'

/** The common part of the clients: HTTP clients of both REST versions, actions, tools, the logger and the older shortcuts. */
export abstract class AbstractB24 implements TypeB24 {
  /** @deprecated A batch holds 50 commands; `batchByChunk` splits longer lists by itself. */
  static readonly batchSize = maxBatchCommands

  readonly #options: ClientOptions
  readonly #https = new Map<ApiVersion, TypeHttp>()
  #rule: VersionRule
  #logger: LoggerInterface = new NullLogger()
  #actions: ActionsManager | undefined
  #tools: ToolsManager | undefined

  protected constructor(options: ClientOptions) {
    this.#options = options
    this.#rule = versionRule(options.v3Methods)
  }

  abstract get isInit(): boolean
  abstract get auth(): AuthActions

  /** Builds the HTTP clients, actions and tools. The authorisation must be ready. */
  protected wireUp(auth: AuthActions): void {
    const { restrictionParams, ...options } = this.#options
    const rule = (): VersionRule => this.#rule
    const httpOptions = { ...options, versionRule: rule }
    this.#https.set(ApiVersion.v2, new HttpV2(auth, httpOptions, restrictionParams))
    this.#https.set(ApiVersion.v3, new HttpV3(auth, httpOptions, restrictionParams))
    const context: ActionContext = {
      version: ApiVersion.v2,
      http: (version: ApiVersion) => this.getHttpClient(version),
      logger: () => this.#logger,
      rule,
      clock: options.clock ?? systemClock,
    }
    this.#actions = new ActionsManager(context)
    this.#tools = new ToolsManager(context)
  }

  init(): Promise<void> {
    return Promise.resolve()
  }

  destroy(): void {}

  /** The REST actions, by version: `actions.v2.call.make(...)`. */
  get actions(): ActionsManager {
    if (this.#actions === undefined) throw clientNotInit()
    return this.#actions
  }

  get tools(): ToolsManager {
    if (this.#tools === undefined) throw clientNotInit()
    return this.#tools
  }

  getLogger(): LoggerInterface {
    return this.#logger
  }

  /** Sets the logger of the client, its actions, tools and HTTP clients. Those already in use get it too. */
  setLogger(logger: LoggerInterface): void {
    reportIncompleteLogger(logger)
    this.#logger = logger
    for (const http of this.#https.values()) http.setLogger(logger)
  }

  /**
   * Changes the settings of limits and retries for every later call. Settings that `params` leaves out stay as they are. Never rejects:
   * invalid settings change nothing, and the client warns with code `JSSDK_RESTRICTION_PARAMS_INVALID`.
   */
  async setRestrictionManagerParams(params: RestrictionParams | RestrictionParamsPatch): Promise<void> {
    try {
      await Promise.all([...this.#https.values()].map((http) => http.setRestrictionManagerParams(params)))
    } catch (error) {
      // The contract lets programs call this method without `await`: an unhandled rejection would end them.
      const { code, message } = SdkError.fromException(error)
      await warnLoudly(this.#logger, message, { code })
    }
  }

  getTargetOrigin(): string {
    return this.auth.getTargetOrigin()
  }

  getTargetOriginWithPath(): Map<ApiVersion, string> {
    return this.auth.getTargetOriginWithPath()
  }

  /**
   * The HTTP client of one version. @throws {SdkError} `JSSDK_CORE_B24_HTTP_V2_NOT_INIT`, `JSSDK_CORE_B24_HTTP_V3_NOT_INIT`,
   * `JSSDK_CORE_B24_API_WRONG`
   */
  getHttpClient(version: ApiVersion): TypeHttp {
    checkVersion(version)
    const http = this.#https.get(version)
    if (http === undefined) throw httpNotInit(version)
    return http
  }

  /** Replaces the HTTP client of one version. */
  setHttpClient(version: ApiVersion, client: TypeHttp): void {
    checkVersion(version)
    this.#https.set(version, client)
  }

  /**
   * Reads the names of the REST v3 methods from the portal's OpenAPI document. From then on the client uses this list.
   * @returns the names of the methods
   * @throws {AjaxError} the portal does not return the document
   */
  async discoverV3Methods(): Promise<readonly string[]> {
    const methods = await readV3Methods(this.getHttpClient(ApiVersion.v3))
    this.#rule = versionRule(methods)
    return methods
  }

  /** @deprecated Use `actions.v2.call.make({ method, params })`; removed in 2.0.0. */
  callMethod(method: string, params?: object, start?: number): Promise<AjaxResult> {
    return callMethod(this, method, params, start)
  }

  /** @deprecated Use `actions.v2.callList.make(...)`; removed in 2.0.0. */
  callListMethod(
    method: string,
    params?: object,
    progress?: null | ((progress: number) => void),
    customKeyForResult?: string | null,
  ): Promise<Result> {
    return callListMethod(this, method, params, progress, customKeyForResult)
  }

  /** @deprecated Use `actions.v2.batch.make({ calls, options })`; removed in 2.0.0. */
  callBatch(calls: Untyped[] | object, isHaltOnError = true, returnAjaxResult = false): Promise<Result> {
    return callBatch(this, calls, isHaltOnError, returnAjaxResult)
  }

  /** @deprecated Use `actions.v2.fetchList.make(...)`; removed in 2.0.0. */
  fetchListMethod(
    method: string,
    params?: Untyped,
    idKey?: string,
    customKeyForResult?: string | null,
  ): AsyncGenerator<Untyped[]> {
    return fetchListMethod(this, method, params, idKey, customKeyForResult) // oxlint-disable-line typescript/no-unsafe-argument -- the contract takes any
  }

  /** @deprecated Use `actions.v2.batchByChunk.make({ calls, options })`; removed in 2.0.0. */
  callBatchByChunk(calls: Untyped[], isHaltOnError: boolean): Promise<Result> {
    return callBatchByChunk(this, calls, isHaltOnError)
  }
}

const checkVersion = (version: ApiVersion): void => {
  if (version !== ApiVersion.v2 && version !== ApiVersion.v3) throw apiVersionUnknown(version)
}
