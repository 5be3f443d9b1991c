import type { Refusal } from '../../src/inspector/protocol.ts'

const base = '/_portal/api/'

/** The portal said no, or did not answer; the message is for people. */
class AskError extends Error {
  override readonly name = 'AskError'
}

/** Asks the portal's inspector API. The caller names the type, which `protocol.ts` has for both sides. */
export const get = async <Answer>(path: string): Promise<Answer> => {
  const response = await reach(path, {})
  // oxlint-disable-next-line typescript/no-unsafe-return -- both sides are built together from protocol.ts
  return response.json()
}

/** Tells the portal to change something. @throws {AskError} it refused */
export const send = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body: unknown = {}): Promise<void> => {
  await tell(method, path, body)
}

/** The same, with an answer; its type is named as for `get`. */
export const post = async <Answer>(path: string): Promise<Answer> => {
  const response = await tell('POST', path, {})
  // oxlint-disable-next-line typescript/no-unsafe-return -- both sides are built together from protocol.ts
  return response.json()
}

const tell = (method: string, path: string, body: unknown): Promise<Response> =>
  reach(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

/** Where a file can be downloaded. */
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
