import type { Refusal } from '../../src/inspector/protocol.ts'

const base = '/_portal/api/'

/** The portal refused or did not answer. The message is for the user. */
class AskError extends Error {
  override readonly name = 'AskError'
}

/** Calls the portal's inspector API. The caller names the type of the reply, which `protocol.ts` defines for both sides. */
export const get = async <Answer>(path: string): Promise<Answer> => {
  const response = await reach(path, {})
  // oxlint-disable-next-line typescript/no-unsafe-return -- both sides are built together from protocol.ts
  return response.json()
}

/** Sends a change to the portal. @throws {AskError} the portal refused it */
export const send = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body: unknown = {}): Promise<void> => {
  await tell(method, path, body)
}

/** Sends a change to the portal and returns the reply. The caller names its type, as for `get`. */
export const post = async <Answer>(path: string): Promise<Answer> => {
  const response = await tell('POST', path, {})
  // oxlint-disable-next-line typescript/no-unsafe-return -- both sides are built together from protocol.ts
  return response.json()
}

const tell = (method: string, path: string, body: unknown): Promise<Response> =>
  reach(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

/** The address from which a file can be downloaded. */
export const fileUrl = (path: string): string => base + path

const reach = async (path: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(base + path, init).catch((cause: unknown) => {
    throw new AskError('The portal does not answer. Is it still running?', { cause })
  })
  if (response.ok) return response
  const refusal: unknown = await response.json().catch(() => undefined)
  throw new AskError(
    isRefusal(refusal) ? refusal.message : `The portal answered with status ${String(response.status)}.`,
  )
}

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
