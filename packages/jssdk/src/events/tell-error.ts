import { redactText } from '../errors/redact.ts'
import { textOfThrown } from '../errors/sdk-error.ts'

/**
 * Tells the program of an error. Whoever can reach the receiver can cause one: when the program's own function fails at it, that is
 * said on the console and must end neither the process nor the reading of a queue.
 */
export const tellError = async <Event>(
  { onError }: { readonly onError?: ((error: unknown, event: Event | undefined) => void) | undefined },
  error: unknown,
  event: Event | undefined,
): Promise<void> => {
  try {
    // It may be asynchronous: then its failure is waited for.
    const told: unknown = onError?.(error, event)
    await told
  } catch (failure) {
    console.warn(`[b24jssdk] the function onError failed: ${redactText(textOfThrown(failure))}.`)
  }
}
