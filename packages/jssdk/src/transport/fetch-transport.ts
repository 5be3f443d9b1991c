import { ReplyTooLarge } from './transport.ts'
import type { HttpReply, Transport } from './transport.ts'

/**
 * The platform's `fetch` as a transport: Node, Bun, Deno, workers, browsers. It does not tell a connection that was never made from
 * one that was cut, so the portal may have seen whatever failed.
 */
export const fetchTransport =
  (fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)): Transport =>
  async ({ url, headers, body, signal }) => {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    const header = (name: string): string | undefined => response.headers.get(name) ?? undefined
    return {
      // A browser hides a redirect behind an opaque reply with status 0.
      status: response.type === 'opaqueredirect' ? 302 : response.status,
      location: header('location'),
      retryAfter: header('retry-after'),
      isReplay: header('idempotent-replayed') === 'true',
      readText: (maxBytes) => readText(response, maxBytes),
    } satisfies HttpReply
  }

/** The transport of this platform. */
export const platformTransport = (): Transport => fetchTransport()

/** Counts the bytes as they come: a declared length is that of the compressed body, or missing. */
const readText = async ({ body }: Response, maxBytes: number): Promise<string> => {
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  let text = ''
  let bytes = 0
  for (;;) {
    const chunk = (await reader?.read())?.value
    if (chunk === undefined) return text + decoder.decode()
    bytes += chunk.byteLength
    if (bytes > maxBytes) {
      await reader?.cancel()
      throw new ReplyTooLarge()
    }
    text += decoder.decode(chunk, { stream: true })
  }
}
