import type { SdkErrorDetails } from '../types/calls/errors.ts'
import type { SdkErrorCode } from './codes.ts'
import { redactCause, redactText } from './redact.ts'

/** Codes that mean "not allowed" whatever status the portal sent them with. */
const forbiddenCodes = /^(AUTHORIZE_ERROR|WRONG_AUTH_TYPE)$/

/** An error as plain data. A type and no interface, so that it may stand where any record may. */
export type ErrorJson = {
  name: string
  code: string
  message: string
  status: number
  /** ISO 8601. */
  timestamp: string
  stack: string | undefined
}

/** The text of anything that can be thrown, a symbol included. */
export const textOfThrown = (thrown: unknown): string => {
  if (thrown instanceof Error) return thrown.message
  try {
    return String(thrown)
  } catch {
    return 'no text'
  }
}

/** What an error is made of that stands for something thrown. */
export const detailsOfThrown = <Context extends { readonly code?: string; readonly status?: number }>(
  thrown: unknown,
  defaultCode: SdkErrorCode,
  context: Context,
): Context & SdkErrorDetails => ({
  ...context,
  code: context.code ?? defaultCode,
  status: context.status ?? 500,
  description: textOfThrown(thrown),
  originalError: thrown,
})

/** An error as a text for people, with further lines behind its message. */
export const errorText = (error: SdkError, ...lines: readonly string[]): string => {
  const stack = error.stack === undefined ? [] : ['Stack trace:', error.stack]
  return [`[${error.name}] ${error.code} (${error.status}): ${error.message}`, ...lines, ...stack].join('\n')
}

/**
 * An error raised by the SDK, and the base of all its errors. `code` says which case it is, `message` what to do next.
 * No secret is in its message, stack, JSON or cause: the constructor takes them out.
 */
export class SdkError extends Error {
  /** What it means and what to do: `docs/errors.md#` and a code of the SDK in lower case. */
  readonly code: SdkErrorCode | (string & {})
  /** When the error was made. */
  readonly timestamp: Date = new Date()
  /** What was caught, without secrets; the same as `cause`. Left out of JSON, `Object.keys` and spreads. */
  declare readonly originalError?: unknown
  readonly #status: number

  constructor({ code, description = 'Internal error', status, originalError }: SdkErrorDetails) {
    // One of our own was redacted when it was made, and stays the instance that it is.
    const cause = originalError instanceof SdkError ? originalError : redactCause(originalError)
    super(redactText(description), cause === undefined ? undefined : { cause })
    // A portal's own: whoever answers in its place may put an address into it.
    this.code = redactText(code)
    this.#status = forbiddenCodes.test(code) ? 403 : status
    if (cause !== undefined) Object.defineProperty(this, 'originalError', { value: cause })
  }

  // On the prototype, so that a stack begins with the right name.
  override get name(): string {
    return 'SdkError'
  }

  /** Status of the HTTP reply; 0 when there was none. */
  get status(): number {
    return this.#status
  }

  toJSON(): ErrorJson {
    const { name, code, message, status, timestamp, stack } = this
    return { name, code, message, status, timestamp: timestamp.toISOString(), stack }
  }

  override toString(): string {
    return errorText(this)
  }

  /** Makes an `SdkError` of anything thrown; one that is an `SdkError` already is returned as it is. */
  static fromException(error: unknown, context: { code?: string; status?: number } = {}): SdkError {
    if (error instanceof SdkError) return error
    return new SdkError(detailsOfThrown(error, 'JSSDK_INTERNAL_ERROR', context))
  }
}

/** The end of a message that names the request, where there is one. */
export const ofRequest = (requestId: string | undefined): string =>
  requestId === undefined ? '' : ` (request ${requestId})`

/** The usual way to make one: `cause` is what was caught. */
export const sdkError = (code: SdkErrorCode, status: number, description: string, cause?: unknown): SdkError =>
  new SdkError({ code, status, description, originalError: cause })
