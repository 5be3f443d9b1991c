import type { SdkErrorDetails } from '../types/calls/errors.ts'
import type { SdkErrorCode } from './codes.ts'
import { redactCause, redactText } from './redact.ts'

/** Codes that mean "not allowed", with any status. */
const forbiddenCodes = /^(AUTHORIZE_ERROR|WRONG_AUTH_TYPE)$/

/** An error as plain data. A type and not an interface, so that it can be used as any record. */
export type ErrorJson = {
  name: string
  code: string
  message: string
  status: number
  /** ISO 8601. */
  timestamp: string
  stack: string | undefined
}

/** A text for any thrown value, even a symbol. */
export const textOfThrown = (thrown: unknown): string => {
  if (thrown instanceof Error) return thrown.message
  try {
    return String(thrown)
  } catch {
    return 'no text'
  }
}

/** The values of an error that replaces a thrown value. */
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

/** An error as readable text, with more lines after its message. */
export const errorText = (error: SdkError, ...lines: readonly string[]): string => {
  const stack = error.stack === undefined ? [] : ['Stack trace:', error.stack]
  return [`[${error.name}] ${error.code} (${error.status}): ${error.message}`, ...lines, ...stack].join('\n')
}

/**
 * The base class of all SDK errors. `code` names the case, and `message` says what to do next. Message, stack, JSON and cause contain no
 * secret, because the constructor removes them.
 */
export class SdkError extends Error {
  /** Where the code is explained: `docs/errors.md#` and a code of the SDK in lower case. */
  readonly code: SdkErrorCode | (string & {})
  /** When the error was created. */
  readonly timestamp: Date = new Date()
  /** The original error without secrets; the same as `cause`. It is left out of JSON, `Object.keys` and spreads. */
  declare readonly originalError?: unknown
  readonly #status: number

  constructor({ code, description = 'Internal error', status, originalError }: SdkErrorDetails) {
    // An `SdkError` was redacted when it was created, so the same instance is kept.
    const cause = originalError instanceof SdkError ? originalError : redactCause(originalError)
    super(redactText(description), cause === undefined ? undefined : { cause })
    // The code may come from a server other than the portal, and contain an address.
    this.code = redactText(code)
    this.#status = forbiddenCodes.test(code) ? 403 : status
    if (cause !== undefined) Object.defineProperty(this, 'originalError', { value: cause })
  }

  // Defined on the prototype, so that a stack begins with the right name.
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

  /** Makes an `SdkError` from any thrown value. An `SdkError` is returned as it is. */
  static fromException(error: unknown, context: { code?: string; status?: number } = {}): SdkError {
    if (error instanceof SdkError) return error
    return new SdkError(detailsOfThrown(error, 'JSSDK_INTERNAL_ERROR', context))
  }
}

/** The end of a message, with the request id when there is one. */
export const ofRequest = (requestId: string | undefined): string =>
  requestId === undefined ? '' : ` (request ${requestId})`

/** The usual way to create an error. `cause` is the original error. */
export const sdkError = (code: SdkErrorCode, status: number, description: string, cause?: unknown): SdkError =>
  new SdkError({ code, status, description, originalError: cause })
