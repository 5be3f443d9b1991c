import type { PullPage } from '../platform.ts'

/** The events of the page that the client needs. */
export interface PageEvents {
  readonly onOnline: () => void
  readonly onOffline: () => void
  readonly onLeave: () => void
}

/** Listens to the page. The returned function stops it. */
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
