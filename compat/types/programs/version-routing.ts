// The REST version chosen by the method.
import {
  ApiVersion,
  versionManager,
  type BatchNamedCommandsUniversal,
  type TypeB24,
  type TypeCallParams,
} from '@bitrix24/b24jssdk'

export async function call<T>($b24: TypeB24, method: string, params: TypeCallParams): Promise<T | undefined> {
  const version: ApiVersion = versionManager.automaticallyObtainApiVersion(method)
  if (!versionManager.isSupport(version, method)) return undefined
  const response =
    version === ApiVersion.v3
      ? await $b24.actions.v3.call.make<T>({ method, params })
      : await $b24.actions.v2.call.make<T>({ method, params })
  return response.getData()?.result
}

export const all = (): string => versionManager.getAllApiVersions().join()
export const ofBatch = (calls: BatchNamedCommandsUniversal): ApiVersion =>
  versionManager.automaticallyObtainApiVersionForBatch(calls)

export async function httpBatch($b24: TypeB24, calls: BatchNamedCommandsUniversal) {
  const http = $b24.getHttpClient(ApiVersion.v2)
  const response = await http.batch<{ id: number }>(calls, { isHaltOnError: false, requestId: 'x' })
  const data = response.getData()
  for (const [key, result] of data!.result!) console.log(key, result.getData()?.result.id)
  return data?.time?.duration
}
