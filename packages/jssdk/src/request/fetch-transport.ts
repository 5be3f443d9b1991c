import { ReplyTooLarge } from './transport.ts'
import type { HttpReply, Transport } from './transport.ts'

/** The platform's `fetch` as a transport: Node, Bun, Deno, workers, browsers. */
export const fetchTransport =
  (fetch: typeof globalThis.fetch = globalThis.fetch.bind(globalThis)): Transport =>
  async ({ url, headers, body, signal }) => {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    return {
      // A browser hides a redirect behind an opaque reply with status 0.
      status: response.type === 'opaqueredirect' ? 302 : response.status,
      contentType: response.headers.get('content-type') ?? '',
      location: response.headers.get('location') ?? undefined,
      retryAfter: response.headers.get('retry-after') ?? undefined,
      readText: (maxBytes) => readText(response, maxBytes),
    } satisfies HttpReply
  }

/** The platform's `fetch` does not tell a connection that was never made from one that was cut: the portal may have seen the request. */
export const neverArrived = (): boolean => false

/** The transport of this platform. */
export const platformTransport = (): Transport => fetchTransport()

const readText = async (response: Response, maxBytes: number): Promise<string> => {
  const declaredBytes = Number(response.headers.get('content-length') ?? 0)
  if (declaredBytes > maxBytes) {
    await response.body?.cancel()
    throw new ReplyTooLarge()
  }
  // A declared length within the limit is kept by HTTP itself; without one the bytes are counted as they come.
  if (declaredBytes > 0 || response.body === null) return response.text()
  return readCounted(response.body, maxBytes)
}

const readCounted = async (body: ReadableStream<Uint8Array>, maxBytes: number): Promise<string> => {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > maxBytes) {
      await reader.cancel()
      throw new ReplyTooLarge()
    }
    text += decoder.decode(value, { stream: true })
  }
}
