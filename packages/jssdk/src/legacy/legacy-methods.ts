import type { TypeB24 } from '../client/type-b24.ts'
import type { Result } from '../results/result.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { TypeCallParams } from '../types/calls/call-params.ts'
import { warnDeprecated } from './deprecation.ts'
import type { Untyped } from '../types/untyped.ts'

export const callMethod = (
  $b24: TypeB24,
  method: string,
  params: TypeCallParams = {},
  start?: number,
): Promise<AjaxResult> => {
  warnDeprecated($b24, 'callMethod', 'call')
  const withStart =
    start !== undefined && Number.isInteger(start) && !Number.isInteger(params.start) ? { ...params, start } : params
  return $b24.getHttpClient(ApiVersion.v2).call(method, withStart)
}

/** Reads a list page by page in the caller's own order. `progress` is called with the share of rows that has been read, in percent. */
export const callListMethod = async (
  $b24: TypeB24,
  method: string,
  params?: TypeCallParams,
  progress?: null | ((progress: number) => void),
  customKeyForResult?: string | null,
): Promise<Result> => {
  warnDeprecated($b24, 'callListMethod', 'callList')
  progress?.(0)
  const result = await $b24.actions.v2.callList.make({
    method,
    params,
    strategy: 'offset',
    customKeyForResult: customKeyForResult ?? undefined,
    onProgress: ({ estimatedShare = 0 }) => progress?.(Math.round(estimatedShare * 100)),
  })
  if (result.isSuccess) progress?.(100)
  return result
}

export const callBatch = async (
  $b24: TypeB24,
  calls: Untyped,
  isHaltOnError: boolean,
  returnAjaxResult: boolean,
): Promise<Result> => {
  warnDeprecated($b24, 'callBatch', 'batch')
  return $b24.actions.v2.batch.make({ calls, options: { isHaltOnError, returnAjaxResult } }) // oxlint-disable-line typescript/no-unsafe-assignment -- a batch refuses what is no command
}

export const fetchListMethod = (
  $b24: TypeB24,
  method: string,
  params?: TypeCallParams,
  idKey = 'ID',
  customKeyForResult?: string | null,
): AsyncGenerator<Untyped[]> => {
  warnDeprecated($b24, 'fetchListMethod', 'fetchList')
  return $b24.actions.v2.fetchList.make<Untyped>({
    method,
    params,
    idKey,
    customKeyForResult: customKeyForResult ?? undefined,
  })
}

export const callBatchByChunk = ($b24: TypeB24, calls: Untyped[], isHaltOnError: boolean): Promise<Result> => {
  warnDeprecated($b24, 'callBatchByChunk', 'batchByChunk')
  return $b24.actions.v2.batchByChunk.make({ calls, options: { isHaltOnError } })
}
