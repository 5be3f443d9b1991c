// Repeats of one's own around calls.
import { AjaxError, ApiVersion, type AjaxResult, type TypeB24, type TypeHttp } from '@bitrix24/b24jssdk'

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
type Make<T> = () => Promise<AjaxResult<T>>

export async function again<T>(make: Make<T>, times = 3): Promise<AjaxResult<T>> {
  let last: unknown
  for (let i = 0; i < times; i++) {
    try {
      return await make()
    } catch (error) {
      last = error
      if (!(error instanceof AjaxError) || ![0, 429, 503].includes(error.status)) throw error
      await wait(100 * 2 ** i)
    }
  }
  throw last
}

export const withTimeout = async <T>($b24: TypeB24, ms: number, run: (http: TypeHttp) => Promise<T>): Promise<T> => {
  const http = $b24.getHttpClient(ApiVersion.v2)
  const before = http.ajaxClient.defaults.timeout
  http.ajaxClient.defaults.timeout = ms
  try {
    return await run(http)
  } finally {
    http.ajaxClient.defaults.timeout = before
  }
}

export const settled = async ($b24: TypeB24, ids: number[]) => {
  const all = await Promise.allSettled(
    ids.map((id) => $b24.actions.v2.call.make<{ ID: string }>({ method: 'crm.deal.get', params: { id } })),
  )
  return all.flatMap((one) =>
    one.status === 'fulfilled' && one.value.isSuccess ? [one.value.getData()!.result.ID] : [],
  )
}
