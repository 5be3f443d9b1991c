import type { Portal, WireMap, WireValue } from '@bitrix24/b24jssdk-portal'
import type { MethodRecord } from '../../src/documented/record.ts'
import { readMap } from './read-map.ts'

/** Methods of an application's own: a webhook may not call them. */
const isOfApplication = (method: string): boolean =>
  /^(?:app|event|placement|pull|user\.option)\.|\.layout\.blocks\./.test(method)

export interface Asked {
  readonly status: number
  readonly body: WireMap
}

/** Calls a method as who may call it: by the portal's webhook, or by the application's token. */
export const askAs = async (
  portal: Pick<Portal, 'fetch' | 'url' | 'webhookUrl'>,
  accessToken: string,
  { api, method }: Pick<MethodRecord, 'api' | 'method'>,
  params: WireValue,
): Promise<Asked> => {
  const isOwn = isOfApplication(method)
  const door = isOwn ? `${portal.url}/rest/` : portal.webhookUrl
  const url = api === 'v3' ? door.replace('/rest/', '/rest/api/') : door
  const headers = {
    'Content-Type': 'application/json',
    ...(isOwn ? { Authorization: `Bearer ${accessToken}` } : {}),
  }
  const response = await portal.fetch(
    new Request(url + method, { method: 'POST', headers, body: JSON.stringify(params) }),
  )
  return { status: response.status, body: readMap(await response.text()) }
}
