import { systemClock } from '../platform/clock.ts'
import type { KeptEvent } from './inbox/event-inbox.ts'
import type { EventReceiverOptions } from './receiver-options.ts'
import { tellError } from './tell-error.ts'

/** Calls the program's handler, and again after a failure. After the last failed attempt it calls `onError`. */
export const handOver = async ({ event, isFirstContact }: KeptEvent, options: EventReceiverOptions): Promise<void> => {
  const { attempts = 3, retryDelayMs = 1_000, clock = systemClock, onEvent, onInstall } = options
  const handle = async (): Promise<void> => {
    if (!isFirstContact) await onEvent(event)
    else if (event.event === 'ONAPPINSTALL') await onInstall?.(event)
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      await handle()
      return
    } catch (error) {
      if (attempt >= attempts) {
        await tellError(options, error, event)
        return
      }
      await clock.sleep(retryDelayMs * 2 ** (attempt - 1))
    }
  }
}
