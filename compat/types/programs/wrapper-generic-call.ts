// Generics that are handed on through layers of wrappers.
import type {
  AjaxResult,
  ApiVersion,
  Result,
  SuccessPayload,
  TypeB24,
  TypeCallParams,
  TypeCallParamsV2,
  TypeCallParamsV3,
} from '@bitrix24/b24jssdk'

export type Fetcher = <T = unknown>(method: string, params?: TypeCallParams) => Promise<T>

export function createFetcher($b24: TypeB24): Fetcher {
  return async <T = unknown>(method: string, params?: TypeCallParams): Promise<T> => {
    const response: AjaxResult<T> = await $b24.actions.v2.call.make<T>({ method, params })
    const payload: SuccessPayload<T> | undefined = response.getData()
    if (!payload) throw new Error(response.getErrorMessages().join(', '))
    return payload.result
  }
}

export async function viaHttp<T>(
  $b24: TypeB24,
  version: ApiVersion,
  method: string,
  params: TypeCallParams,
): Promise<T | null> {
  const response = await $b24.getHttpClient(version).call<T>(method, params, 'my-request')
  return response.isSuccess ? response.getData()!.result : null
}

export async function v2<T>($b24: TypeB24, method: string, params: TypeCallParamsV2): Promise<Result<T>> {
  const r = await $b24.actions.v2.call.make<T>({ method, params })
  const result = r as unknown as Result<T>
  return result
}

export async function v3<T>($b24: TypeB24, method: string, params: TypeCallParamsV3): Promise<T | undefined> {
  return (await $b24.actions.v3.call.make<T>({ method, params })).getData()?.result
}

export async function handedOn<T>($b24: TypeB24, method: string, params: TypeCallParams): Promise<T[]> {
  const list = await $b24.actions.v2.callList.make<T>({ method, params })
  const stream = $b24.actions.v2.fetchList.make<T>({ method, params })
  const rows: T[] = [...(list.getData() ?? [])]
  for await (const chunk of stream) rows.push(...chunk)
  const three = await $b24.actions.v3.call.make<{ items: T[] }>({ method, params })
  return rows.concat(three.getData()?.result.items ?? [])
}
