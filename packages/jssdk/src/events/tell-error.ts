import { redactText } from '../errors/redact.ts'
import { textOfThrown } from '../errors/sdk-error.ts'

/**
 * Reports an error to the program. Anybody who can reach the receiver can cause an error. So a failure of the program's own function goes
 * to the console, and ends neither the process nor the reading of a queue.
 */
export const tellError = async <Event>(
  { onError }: { readonly onError?: ((error: unknown, event: Event | undefined) => void) | undefined },
  error: unknown,
  event: Event | undefined,
): Promise<void> => {
  try {
    // The function may be asynchronous, so its result is awaited.
    const told: unknown = onError?.(error, event)
    await told
  } catch (failure) {
    console.warn(`[b24jssdk] the function onError failed: ${redactText(textOfThrown(failure))}.`)
  }
}
