import type { AjaxResult } from '../../results/ajax-result.ts'
import type { Result } from '../../results/result.ts'
import type { ApiVersion } from './api-version.ts'
import type {
  BatchCommandsArrayUniversal,
  BatchCommandsObjectUniversal,
  BatchCommandsUniversal,
  BatchNamedCommandsUniversal,
  ICallBatchOptions,
  ICallBatchResult,
} from './batch.ts'
import type { TypeCallParams } from './call-params.ts'
import type { RestrictionManagerStats, RestrictionParams, RestrictionParamsPatch } from './limits.ts'
import type { LoggerInterface } from '../logger.ts'
import type { PerCallOptions } from './per-call-options.ts'

/** The commands of a batch, in any form. */
export type BatchCalls =
  | BatchCommandsArrayUniversal
  | BatchCommandsObjectUniversal
  | BatchCommandsUniversal
  | BatchNamedCommandsUniversal

/** The part of an HTTP client's settings that programs may read and change. */
export interface HttpClientSettings {
  readonly defaults: {
    /** Time limit of one attempt, in milliseconds. */
    timeout: number
    /** Headers that are sent besides the SDK's own. */
    readonly headers: Record<string, string>
  }
}

export interface HttpStats extends RestrictionManagerStats {
  adaptiveDelayAvg: number
  errorCounts: Record<string, number>
  totalRequests: number
  successfulRequests: number
  failedRequests: number
  /** Milliseconds. */
  totalDuration: number
  byMethod: Map<string, { count: number; totalDuration: number }>
  /** The last 100 errors. */
  lastErrors: { method: string; error: string; timestamp: number }[]
}

/** The HTTP client of one REST version. */
export type TypeHttp = {
  apiVersion: ApiVersion
  ajaxClient: HttpClientSettings
  setLogger(logger: LoggerInterface): void
  getLogger(): LoggerInterface
  /** Sends one call. `options` are for this call only. */
  call<T = unknown>(
    method: string,
    params: TypeCallParams,
    requestId?: string,
    options?: PerCallOptions,
  ): Promise<AjaxResult<T>>
  /** Sends up to 50 commands in one request. */
  batch<T = unknown>(
    calls: BatchCalls,
    options?: ICallBatchOptions & PerCallOptions,
  ): Promise<Result<ICallBatchResult<T>>>
  setRestrictionManagerParams(params: RestrictionParams | RestrictionParamsPatch): Promise<void>
  getRestrictionManagerParams(): RestrictionParams
  getStats(): HttpStats
  reset(): Promise<void>
  setClientSideWarning(value: boolean, message: string): void
}
