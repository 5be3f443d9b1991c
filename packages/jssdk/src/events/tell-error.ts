import { redactText } from '../errors/redact.ts'
import { textOfThrown } from '../errors/sdk-error.ts'
import type { EventReceiverOptions } from './receiver.ts'
import type { PortalEvent } from './portal-event.ts'

/**
 * Tells the program of an error. Whoever can reach the receiver can cause one: when the program's own function fails at it, that is
 * said on the console and must not end the process.
 */
export const tellError = async (
  { onError }: Pick<EventReceiverOptions, 'onError'>,
  error: unknown,
  event: PortalEvent | undefined,
): Promise<void> => {
  try {
    // It may be asynchronous: then its failure is waited for.
    const told: unknown = onError?.(error, event)
    await told
  } catch (failure) {
    console.warn(`[b24jssdk] onError of the event receiver failed: ${redactText(textOfThrown(failure))}.`)
  }
}
