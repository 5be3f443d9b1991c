import type { ActionsManager } from '../actions/actions-manager.ts'
import type { ToolsManager } from '../actions/tools-manager.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import type { Result } from '../results/result.ts'
import type { ApiVersion } from '../types/calls/api-version.ts'
import type { AuthActions } from '../types/auth.ts'
import type { TypeHttp } from '../types/calls/http.ts'
import type { RestrictionParams, RestrictionParamsPatch } from '../types/calls/limits.ts'
import type { LoggerInterface } from '../types/logger.ts'
import type { Untyped } from '../types/untyped.ts'

/** The interface of every client. Application code should use this type. */
export type TypeB24 = {
  /** Whether the client is ready. A frame is ready only after `init()`. */
  readonly isInit: boolean
  init(): Promise<void>
  destroy(): void
  getLogger(): LoggerInterface
  setLogger(logger: LoggerInterface): void
  get auth(): AuthActions
  get actions(): ActionsManager
  get tools(): ToolsManager
  setRestrictionManagerParams(params: RestrictionParams | RestrictionParamsPatch): Promise<void>
  /** `https://portal` without a trailing slash. */
  getTargetOrigin(): string
  /** The REST base address of each version. */
  getTargetOriginWithPath(): Map<ApiVersion, string>
  getHttpClient(version: ApiVersion): TypeHttp
  setHttpClient(version: ApiVersion, client: TypeHttp): void
  /** @deprecated Use `actions.v2.call`; removed in 2.0.0. */
  callMethod(method: string, params?: object, start?: number): Promise<AjaxResult>
  /** @deprecated Use `actions.v2.callList`; removed in 2.0.0. */
  callListMethod(
    method: string,
    params?: object,
    progress?: null | ((progress: number) => void),
    customKeyForResult?: string | null,
  ): Promise<Result>
  /** @deprecated Use `actions.v2.batch`; removed in 2.0.0. */
  callBatch(calls: Untyped[] | object, isHaltOnError?: boolean, returnAjaxResult?: boolean): Promise<Result>
  /** @deprecated Use `actions.v2.fetchList`; removed in 2.0.0. */
  fetchListMethod(
    method: string,
    params?: Untyped,
    idKey?: string,
    customKeyForResult?: string | null,
  ): AsyncGenerator<Untyped[]>
  /** @deprecated Use `actions.v2.batchByChunk`; removed in 2.0.0. */
  callBatchByChunk(calls: Untyped[], isHaltOnError: boolean): Promise<Result>
}
