import { ReplyTooLarge } from './transport.ts'
import type { HttpReply, Transport } from './transport.ts'

/**
 * The platform's `fetch` as a transport: Node, Bun, Deno, workers, browsers. `fetch` does not tell a failed connection from a cut one. So
 * after every failure the portal may have seen the request.
 */
export const fetchTransport =
  (fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)): Transport =>
  async ({ url, headers, body, signal }) => {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    const header = (name: string): string | undefined => response.headers.get(name) ?? undefined
    return {
      // A browser returns a redirect as an opaque reply with status 0.
      status: response.type === 'opaqueredirect' ? 302 : response.status,
      location: header('location'),
      retryAfter: header('retry-after'),
      isReplay: header('idempotent-replayed') === 'true',
      readText: (maxBytes) => readText(response, maxBytes),
    } satisfies HttpReply
  }

/** The default transport of this platform. */
export const platformTransport = (): Transport => fetchTransport()

/** Counts the bytes while they arrive. A declared length may be missing, or count compressed bytes. */
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
