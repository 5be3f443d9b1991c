import type { PullPage } from '../platform.ts'

/** What the client wants to know of the page around it. */
export interface PageEvents {
  readonly onOnline: () => void
  readonly onOffline: () => void
  readonly onLeave: () => void
}

/** Listens to the page, until the function that is returned is called. */
export const listenToPage = (page: PullPage | undefined, events: PageEvents): (() => void) => {
  const listeners = [
    ['online', () => events.onOnline()],
    ['offline', () => events.onOffline()],
    ['beforeunload', () => events.onLeave()],
  ] as const
  for (const [type, listener] of listeners) page?.addEventListener(type, listener)
  return () => {
    for (const [type, listener] of listeners) page?.removeEventListener(type, listener)
  }
}
