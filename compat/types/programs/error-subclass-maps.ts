// Codes mapped to texts and to a program's own HTTP answers.
import { AjaxError, SdkError } from '@bitrix24/b24jssdk'

const texts: Record<string, string> = { ERROR_NOT_FOUND: 'gone', expired_token: 'again' }

export function textOf(error: SdkError): string {
  const known = texts[error.code]
  return known ?? error.message
}

export type Answer = { statusCode: number; body: { error: string; details?: object } }

export function toAnswer(error: AjaxError): Answer {
  const details = error.validation ? { ...error.validation } : undefined
  return { statusCode: error.status || 502, body: { error: error.code, details } }
}

export function toPlain(error: AjaxError): Record<string, unknown> {
  const json: Record<string, unknown> = error.toJSON()
  const copy: { code: string; status: number } = error
  return { ...json, ...copy }
}

export async function guarded<T>(
  run: () => Promise<T>,
  onError: (error: AjaxError | SdkError) => void,
): Promise<T | null> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof AjaxError || error instanceof SdkError) onError(error)
    else onError(SdkError.fromException(error))
    return null
  }
}
