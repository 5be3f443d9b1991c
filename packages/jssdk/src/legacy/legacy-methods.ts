import type { TypeB24 } from '../client/type-b24.ts'
import type { Result } from '../results/result.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import { ApiVersion } from '../types/api-version.ts'
import type { TypeCallParams } from '../types/call-params.ts'
import type { CallBatchResult } from '../types/batch.ts'
import type { BatchCalls } from '../types/http.ts'
import { warnDeprecated } from './deprecation.ts'

export const callMethod = <T>(
  $b24: TypeB24,
  method: string,
  params: TypeCallParams = {},
  start?: number,
): Promise<AjaxResult<T>> => {
  warnDeprecated($b24, 'callMethod', 'call')
  const withStart =
    start !== undefined && Number.isInteger(start) && !Number.isInteger(params.start) ? { ...params, start } : params
  return $b24.getHttpClient(ApiVersion.v2).call<T>(method, withStart)
}

/** Reads a list by counting its rows, in the caller's own order. `progress` is told the share that has been read, in percent. */
export const callListMethod = async <T>(
  $b24: TypeB24,
  method: string,
  params?: TypeCallParams,
  progress?: null | ((progress: number) => void),
  customKeyForResult?: string | null,
): Promise<Result<T[]>> => {
  warnDeprecated($b24, 'callListMethod', 'callList')
  progress?.(0)
  const result = await $b24.actions.v2.callList.make<T>({
    method,
    params,
    strategy: 'offset',
    customKeyForResult: customKeyForResult ?? undefined,
    onProgress: ({ estimatedShare = 0 }) => progress?.(Math.round(estimatedShare * 100)),
  })
  if (result.isSuccess) progress?.(100)
  return result
}

export const callBatch = async <T>(
  $b24: TypeB24,
  calls: BatchCalls,
  isHaltOnError: boolean,
  returnAjaxResult: boolean,
): Promise<CallBatchResult<T>> => {
  warnDeprecated($b24, 'callBatch', 'batch')
  return $b24.actions.v2.batch.make<T>({ calls, options: { isHaltOnError, returnAjaxResult } })
}

export const fetchListMethod = <T>(
  $b24: TypeB24,
  method: string,
  params?: TypeCallParams,
  idKey = 'ID',
  customKeyForResult?: string | null,
): AsyncGenerator<T[]> => {
  warnDeprecated($b24, 'fetchListMethod', 'fetchList')
  return $b24.actions.v2.fetchList.make<T>({
    method,
    params,
    idKey,
    customKeyForResult: customKeyForResult ?? undefined,
  })
}

export const callBatchByChunk = <T>($b24: TypeB24, calls: BatchCalls, isHaltOnError: boolean): Promise<Result<T[]>> => {
  warnDeprecated($b24, 'callBatchByChunk', 'batchByChunk')
  return $b24.actions.v2.batchByChunk.make<T>({ calls, options: { isHaltOnError } })
}
