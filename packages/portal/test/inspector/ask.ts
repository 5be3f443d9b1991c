import { request } from 'node:http'
import type { Portal } from '@bitrix24/b24jssdk-portal'

/** Asks the inspector's API as its page does. */
export const ask = async (portal: Portal, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${portal.url}/_portal/api/${path}`, init)

/** The JSON of an answer that must be a success. */
export const read = async (portal: Portal, path: string): Promise<unknown> => {
  const response = await ask(portal, path)
  if (!response.ok) throw new Error(`${path} answered ${String(response.status)}: ${await response.text()}`)
  return response.json()
}

/** Sends JSON and returns status and answer. */
export const tell = async (
  portal: Portal,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown = {},
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> => {
  const response = await ask(portal, path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

/** The status of a GET under a host name of one's own, which `fetch` does not let one choose. */
export const statusUnder = (portal: Portal, host: string, path = '/_portal/api/state'): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(portal.url)
    request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
