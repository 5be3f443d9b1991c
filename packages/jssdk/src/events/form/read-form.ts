import { eventRefused } from '../../errors/catalogues/event-errors.ts'
import { type FormLimits, formLimits } from './form-limits.ts'
import { type FormMap, parsePhpForm } from './php-form.ts'

/**
 * Reads a portal's form from a request and stops when the body is too large.
 * @throws {SdkError} `JSSDK_EVENT_NOT_POST`, `_NOT_FORM`, `_TOO_LARGE`, `_MALFORMED`
 */
export const readForm = async (request: Request, limits: FormLimits): Promise<FormMap> => {
  if (request.method !== 'POST') throw eventRefused({ fault: 'notPost' })
  const type = request.headers.get('content-type') ?? ''
  const isForm = type.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded'
  const isPlain = (request.headers.get('content-encoding') ?? 'identity').toLowerCase() === 'identity'
  if (!isForm || !isPlain) throw eventRefused({ fault: 'notForm' })
  const { maxBytes, ...rest } = formLimits(limits)
  return parsePhpForm(await readText(request, maxBytes), rest)
}

const readText = async (request: Request, maxBytes: number): Promise<string> => {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw eventRefused({ fault: 'tooLarge' })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = request.body?.getReader()
  let text = ''
  let sizeBytes = 0
  try {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      sizeBytes += part.value.byteLength
      if (sizeBytes > maxBytes) throw eventRefused({ fault: 'tooLarge' })
      text += decoder.decode(part.value, { stream: true })
    }
    return text + decoder.decode()
  } catch (cause) {
    if (cause instanceof TypeError) throw eventRefused({ fault: 'malformed', cause })
    throw cause
  } finally {
    // Nobody waits for the cancellation: the source of an endless body may never confirm it.
    void reader?.cancel().catch(() => undefined)
  }
}
