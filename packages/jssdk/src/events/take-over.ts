import { isObject } from '../types/narrow.ts'
import type { EventInbox, KeptEvent } from './inbox/event-inbox.ts'
import type { EventReceiverOptions } from './receiver-options.ts'
import { tellError } from './tell-error.ts'

/** Handles the events that other processes left in the inbox, now and every few seconds. The returned function stops it. */
export const takeOverRepeatedly = (
  inbox: EventInbox,
  { takeOverIntervalMs = 5_000, ...options }: EventReceiverOptions,
  begin: (kept: KeptEvent) => void,
): (() => Promise<void>) => {
  if (inbox.takeOver === undefined) return () => Promise.resolve()
  let turn = Promise.resolve()
  let isStopped = false

  const takeOver = async (): Promise<void> => {
    if (isStopped) return
    try {
      for (const kept of (await inbox.takeOver?.()) ?? []) begin(kept)
    } catch (error) {
      await tellError(options, error, undefined)
    }
  }
  const next = (): void => {
    turn = turn.then(takeOver)
  }

  next()
  const timer = setInterval(next, takeOverIntervalMs)
  // On Node the timer alone would keep the process running.
  if (hasUnref(timer)) timer.unref()
  return async () => {
    isStopped = true
    clearInterval(timer)
    await turn
  }
}

const hasUnref = (timer: unknown): timer is { unref(): void } => isObject(timer) && typeof timer['unref'] === 'function'
