import type { Portal, WireMap, WireValue } from '@bitrix24/b24jssdk-portal'

/** A reply as it came: HTTP status and the parsed envelope. */
export interface Reply {
  readonly status: number
  readonly body: WireMap
}

const isMap = (value: unknown): value is WireMap => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Sends a request and reads its JSON envelope. */
export const send = async (url: string, init?: RequestInit): Promise<Reply> => {
  const response = await fetch(url, init)
  const body: unknown = await response.json()
  if (!isMap(body)) throw new Error(`No envelope: ${JSON.stringify(body)}`)
  return { status: response.status, body }
}

/** Calls a v2 method with a JSON body through the default webhook. */
export const callV2 = async (portal: Portal, method: string, params: WireValue = {}): Promise<Reply> =>
  send(portal.webhookUrl + method, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(params),
  })

/** The `result` of a v2 call that must succeed. */
export const resultOf = async (portal: Portal, method: string, params?: WireValue): Promise<WireValue | undefined> => {
  const { status, body } = await callV2(portal, method, params)
  if (status !== 200) throw new Error(`${method} answered ${String(status)}: ${JSON.stringify(body)}`)
  return body['result']
}

/** The `result` of a v2 call that must be an object. */
export const objectOf = async (portal: Portal, method: string, params: WireValue): Promise<WireMap> => {
  const result = await resultOf(portal, method, params)
  if (!isMap(result)) throw new Error(`${method} answered no object.`)
  return result
}
