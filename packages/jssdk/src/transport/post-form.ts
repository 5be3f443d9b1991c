import type { Transport } from './transport.ts'

/** A form that an authorisation server is asked with. */
export interface FormRequest {
  readonly url: string
  readonly form: Readonly<Record<string, string>>
  /** Milliseconds until the whole reply has to be there. */
  readonly timeoutMs: number
}

/** Far beyond what tokens and the facts of an installation need. */
const mostBytes = 1024 * 1024

/**
 * Posts a form. Its secrets travel in the body, where no log of addresses sees them; no redirect is followed, which would carry them to another
 * address. Rejects with what the transport rejects with.
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
