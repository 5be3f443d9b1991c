import type { Portal } from '@bitrix24/b24jssdk-portal'

/** A reply of the v3 door, as a client sees it. */
export interface V3Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

export interface V3Request {
  readonly body?: unknown
  readonly verb?: string
  readonly headers?: Record<string, string>
  /** A webhook other than the portal's default one. */
  readonly webhookUrl?: string
}

/** Sends one request to the v3 door over the portal's socket; a text body goes as it is. */
export const sendV3 = async (portal: Portal, method: string, request: V3Request = {}): Promise<V3Reply> => {
  const { body, verb = 'POST', headers = {}, webhookUrl = portal.webhookUrl } = request
  const response = await fetch(webhookUrl.replace('/rest/', '/rest/api/') + method, {
    method: verb,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const decoded: unknown = text === '' ? undefined : JSON.parse(text)
  return { status: response.status, headers: response.headers, body: decoded }
}

/** Sends one request and returns what stands under `result`; a refusal fails the test with its text. */
export const resultV3 = async (portal: Portal, method: string, body: unknown = {}): Promise<unknown> => {
  const reply = await sendV3(portal, method, { body })
  if (typeof reply.body !== 'object' || reply.body === null || !('result' in reply.body))
    throw new Error(`${method} answered ${String(reply.status)} ${JSON.stringify(reply.body)}`)
  return reply.body.result
}

/** The code of a v3 error without its long prefix. */
export const shortCode = ({ body }: V3Reply): string => {
  if (typeof body !== 'object' || body === null || !('error' in body)) return 'no error'
  const { error } = body
  if (typeof error === 'string') return error
  if (typeof error !== 'object' || error === null || !('code' in error)) return 'no code'
  return String(error.code).replace(/^BITRIX_REST_V3_EXCEPTION_/, '')
}

/** The rows a list answered. */
export const itemsOf = (result: unknown): readonly Record<string, unknown>[] => {
  const isItems = (value: unknown): value is { items: Record<string, unknown>[] } =>
    typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)
  if (!isItems(result)) throw new Error(`No items in ${JSON.stringify(result)}`)
  return result.items
}
