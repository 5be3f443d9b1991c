import { SdkError } from './sdk-error.ts'

/** Many calls may end in the same error, such as a refused token. The limit keeps its stack from growing with each of them. */
const mostLines = 40

/**
 * Puts the stack of the waiting callers before an error's own stack. Engines record only ten lines, and a call has more of them inside the
 * SDK. Without this, the program's own lines would be missing.
 */
export const callerFirst = (error: unknown): void => {
  // Only V8 puts functions that wait at an `await` into the stack.
  if (!(error instanceof SdkError) || !('captureStackTrace' in Error)) return
  const made = error.stack
  Error.captureStackTrace(error, callerFirst)
  error.stack = [...new Set(`${error.stack}\n${made}`.split('\n'))].slice(0, mostLines).join('\n')
}
