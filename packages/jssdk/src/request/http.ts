import { sendBatch } from '../batch/send-batch.ts'
import { limiterFor } from '../limits/limiter.ts'
import type { Limiter } from '../limits/limiter.ts'
import { defaultRestrictions, mergeRestrictionParams, toRestrictionParams } from '../limits/restrictions.ts'
import type { Restrictions } from '../limits/restrictions.ts'
import { NullLogger } from '../logger/null-logger.ts'
import { systemClock } from '../platform/clock.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import type { Result } from '../results/result.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { AuthActions } from '../types/auth.ts'
import type { ICallBatchOptions, ICallBatchResult } from '../types/calls/batch.ts'
import type { TypeCallParams } from '../types/calls/call-params.ts'
import type { BatchCalls, HttpClientSettings, HttpStats, TypeHttp } from '../types/calls/http.ts'
import type { RestrictionParams, RestrictionParamsPatch } from '../types/calls/limits.ts'
import type { LoggerInterface } from '../types/logger.ts'
import type { PerCallOptions } from '../types/calls/per-call-options.ts'
import { authorise } from './steps/authorise.ts'
import { batchCommands } from './batch-commands.ts'
import { warnAboutBrowser } from './version/client-side-warning.ts'
import { defaultTimeoutMs } from './http-options.ts'
import type { HttpOptions } from './http-options.ts'
import { limitStats } from './observers/limit-stats.ts'
import { logObserver } from './observers/log-observer.ts'
import { observers } from './observers/observer.ts'
import { portalOfAuth } from './portal-of-auth.ts'
import type { Portal } from './request-options.ts'
import { createSendCall } from './send-call.ts'
import type { SendCall } from './send-call.ts'
import { emptyStats, statsObserver } from './observers/stats-observer.ts'
import type { CallStats } from './observers/stats-observer.ts'
import { versionGuard } from './version/version-guard.ts'
import { versionRule } from './version/version-rule.ts'

/** The HTTP client of one REST version. It has the settings and statistics, and passes calls to the pipeline. */
class Http implements TypeHttp {
  readonly apiVersion: ApiVersion
  readonly ajaxClient: HttpClientSettings
  readonly #auth: AuthActions
  readonly #portal: Portal
  readonly #limiter: Limiter
  readonly #send: SendCall
  #restrictions: Restrictions
  #logger: LoggerInterface = new NullLogger()
  #stats: CallStats = emptyStats()
  #browserWarning: string | undefined

  constructor(
    version: ApiVersion,
    auth: AuthActions,
    given: HttpOptions | null | undefined,
    restrictionParams: RestrictionParamsPatch | undefined,
  ) {
    const options = given ?? {}
    this.apiVersion = version
    this.#auth = auth
    this.#portal = portalOfAuth(auth, version)
    this.#restrictions = mergeRestrictionParams(defaultRestrictions, restrictionParams)
    this.ajaxClient = { defaults: { timeout: options.timeoutMs ?? defaultTimeoutMs, headers: { ...options.headers } } }
    const clock = options.clock ?? systemClock
    this.#limiter = limiterFor(auth.getTargetOrigin(), { store: options.limitStore, clock })
    const observer = observers([
      statsObserver(
        () => this.#stats,
        () => clock.nowMs(),
      ),
      logObserver(() => this.#logger),
      options.observer,
    ])
    this.#send = createSendCall({
      version,
      portal: this.#portal,
      authorise: [authorise(auth, observer)],
      limiter: this.#limiter,
      http: options,
      commands: batchCommands,
      guards: [versionGuard(options.versionRule ?? versionRule)],
      observer,
      settings: () => this.#restrictions,
      defaults: this.ajaxClient.defaults,
    })
  }

  /**
   * Sends one call. Resolves with the reply unchanged, after a soft error too.
   * @throws {AjaxError} the portal refused the call with a hard error, or attempts ran out
   * @throws {SdkError} the call was refused before it was sent, or `JSSDK_OUTCOME_UNKNOWN`: a write whose reply was lost
   */
  async call<T = unknown>(
    method: string,
    params: TypeCallParams,
    requestId?: string,
    perCall?: PerCallOptions,
  ): Promise<AjaxResult<T>> {
    if (this.#browserWarning !== undefined) await warnAboutBrowser(this.#auth, this.#logger, this.#browserWarning)
    return this.#send<T>(method, params, requestId, perCall)
  }

  batch<T = unknown>(
    calls: BatchCalls,
    options: ICallBatchOptions & PerCallOptions = {},
  ): Promise<Result<ICallBatchResult<T>>> {
    return sendBatch<T>(this.apiVersion, calls, options, (params) =>
      this.call('batch', params, options.requestId, options),
    )
  }

  async setRestrictionManagerParams(params: RestrictionParams | RestrictionParamsPatch): Promise<void> {
    this.#restrictions = mergeRestrictionParams(this.#restrictions, params)
  }

  getRestrictionManagerParams(): RestrictionParams {
    return toRestrictionParams(this.#restrictions)
  }

  getStats(): HttpStats {
    const stats = structuredClone(this.#stats)
    return {
      ...stats,
      ...limitStats(this.#limiter, this.#portal.credential(), this.#restrictions),
      adaptiveDelayAvg: stats.totalAdaptiveDelay / Math.max(1, stats.adaptiveDelays),
    }
  }

  /** Clears the statistics. The state of the limits stays, because the portal keeps its own state too. */
  async reset(): Promise<void> {
    this.#stats = emptyStats()
  }

  setClientSideWarning(value: boolean, message: string): void {
    this.#browserWarning = value ? message : undefined
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  getLogger(): LoggerInterface {
    return this.#logger
  }

  /** The REST base address of this version, without a trailing slash. It may hold a webhook's secret: never log it. */
  getBaseUrl(): string {
    return this.#portal.restUrl()
  }
}

/** The HTTP client of REST v2. */
export class HttpV2 extends Http {
  constructor(auth: AuthActions, options?: HttpOptions | null, restrictionParams?: RestrictionParamsPatch) {
    super(ApiVersion.v2, auth, options, restrictionParams)
  }
}

/** The HTTP client of REST v3. */
export class HttpV3 extends Http {
  constructor(auth: AuthActions, options?: HttpOptions | null, restrictionParams?: RestrictionParamsPatch) {
    super(ApiVersion.v3, auth, options, restrictionParams)
  }
}
