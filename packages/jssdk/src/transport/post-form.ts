import type { Transport } from './transport.ts'

/** A form for an authorisation server. */
export interface FormRequest {
  readonly url: string
  readonly form: Readonly<Record<string, string>>
  /** Time limit for the whole reply, in milliseconds. */
  readonly timeoutMs: number
}

/** Far more than tokens or an installation's data need. */
const mostBytes = 1024 * 1024

/**
 * Posts a form. Its secrets travel in the body, because addresses are often logged. Redirects are not followed: they would send the secrets
 * to another address. Rejects with the transport's error.
 */
export const postForm = async (
  transport: Transport,
  { url, form, timeoutMs }: FormRequest,
): Promise<{ readonly status: number; readonly text: string }> => {
  const signal = AbortSignal.timeout(timeoutMs)
  const reply = await transport({
    url,
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: new URLSearchParams(form).toString(),
    signal,
    onEarlyEnd: (act) => signal.addEventListener('abort', () => act(signal.reason)),
  })
  return { status: reply.status, text: await reply.readText(mostBytes) }
}
