import { frameError } from '../../errors/catalogues/client-errors.ts'
import type { Clock } from '../../platform/clock.ts'
import type { SendParams } from '../../types/portal/frame.ts'
import type { IncomingReply } from './message-wire.ts'

/** The functions that end a waiting command. */
export interface Settle {
  resolve(payload: unknown): void
  reject(error: Error): void
}

/** When a command counts as unanswered, and how it ends then. */
export interface CommandLimit {
  readonly afterMs: number
  readonly expire: (open: Settle) => void
}

interface OpenCommand {
  readonly command: string
  readonly callBack: SendParams['callBack']
  /** Ends the caller's wait; undefined once the wait has ended. */
  settle: Settle | undefined
  stopTimer: () => void
}

/** The commands that wait for the portal's page, and the event subscriptions, which get many answers. */
export class OpenCommands {
  readonly #commands = new Map<string, OpenCommand>()

  has(callbackId: string): boolean {
    return this.#commands.has(callbackId)
  }

  /** Opens a command. The promise settles with the first answer. */
  add(fact: { readonly callbackId: string } & Pick<OpenCommand, 'command' | 'callBack'>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const { callbackId, command, callBack } = fact
      this.#commands.set(callbackId, { command, callBack, settle: { resolve, reject }, stopTimer: () => undefined })
    })
  }

  drop(callbackId: string): void {
    this.#commands.get(callbackId)?.stopTimer()
    this.#commands.delete(callbackId)
  }

  /** Ends the wait after a time. A subscription stays open. */
  async expireAfter(callbackId: string, clock: Clock, { afterMs, expire }: CommandLimit): Promise<void> {
    const open = this.#commands.get(callbackId)
    if (open?.settle === undefined) return
    const stop = new AbortController()
    open.stopTimer = () => stop.abort()
    try {
      await clock.sleep(afterMs, stop.signal)
    } catch {
      return // The command was answered in time.
    }
    const { settle } = open
    if (settle === undefined) return
    this.#endWait(callbackId, open)
    expire(settle)
  }

  /** Passes an answer to its command. Returns `false` when the answer is not JSON and the command no longer waits. */
  answer({ callbackId, text }: IncomingReply): boolean {
    const open = this.#commands.get(callbackId)
    if (open === undefined) return true
    const { settle, callBack, command } = open
    const parsed = parse(text)
    this.#endWait(callbackId, open)
    if (parsed === undefined) {
      settle?.reject(frameError({ fault: 'badPayload', command }))
      return settle !== undefined
    }
    settle?.resolve(parsed.payload)
    callBack?.(parsed.payload)
    return true
  }

  rejectAll(errorOf: (command: string) => Error): void {
    for (const { command, settle, stopTimer } of this.#commands.values()) {
      stopTimer()
      settle?.reject(errorOf(command))
    }
    this.#commands.clear()
  }

  #endWait(callbackId: string, open: OpenCommand): void {
    open.stopTimer()
    open.settle = undefined
    if (open.callBack === undefined) this.#commands.delete(callbackId)
  }
}

/** An answer without a payload becomes an empty text, as existing programs expect. */
const parse = (text: string): { readonly payload: unknown } | undefined => {
  if (text === '') return { payload: '' }
  try {
    return { payload: JSON.parse(text) as unknown }
  } catch {
    // The parser's error is dropped: it quotes the text, and the text may hold a token.
    return undefined
  }
}
