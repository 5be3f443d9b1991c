// Results narrowed by hand.
import { AjaxResult, Result, type CallBatchResult, type TypeB24 } from '@bitrix24/b24jssdk'

export function unwrap<T>(result: CallBatchResult<T>): unknown {
  const data = result.getData()
  if (Array.isArray(data)) return data.map((one) => (one instanceof AjaxResult ? one.getData()?.result : one))
  return data
}

export async function both<T>($b24: TypeB24, isNamed: boolean): Promise<CallBatchResult<T>> {
  const response = await $b24.actions.v2.batch.make<T>({
    calls: isNamed ? { a: ['profile'] } : [['profile']],
    options: { returnAjaxResult: isNamed },
  })
  return response
}

export async function batchOr<T>($b24: TypeB24, calls: [string, object][]): Promise<Result<T>> {
  const response = await $b24.actions.v2.batch.make<T>({ calls, options: { isHaltOnError: true } })
  return response as Result<T>
}

export const firstError = (result: Result | AjaxResult): Error | undefined => [...result.getErrors()][0]
export const asRecord = (result: Result): Record<string, string> => result.getErrorMessagesByKey()
export const has = (result: AjaxResult<unknown>): boolean => result.hasError('base-error') || result.hasMore()
export async function next<T>(page: AjaxResult<T>, $b24: TypeB24): Promise<AjaxResult<T> | null> {
  return page.fetchNext($b24.getHttpClient('v2' as never))
}
