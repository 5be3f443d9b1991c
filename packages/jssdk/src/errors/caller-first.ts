import { SdkError } from './sdk-error.ts'

/** An error that many calls end in, such as a refused token, must not grow with each of them. */
const mostLines = 40

/**
 * Begins the stack of an error with the lines of who waits for the function that calls this; those of the place where it was made
 * follow. By themselves engines write down ten lines, and on its way through the SDK a call has more than that.
 */
export const callerFirst = (error: unknown): void => {
  // Other engines than V8 do not know who waits.
  if (!(error instanceof SdkError) || !('captureStackTrace' in Error)) return
  const made = error.stack
  Error.captureStackTrace(error, callerFirst)
  error.stack = [...new Set(`${error.stack}\n${made}`.split('\n'))].slice(0, mostLines).join('\n')
}
