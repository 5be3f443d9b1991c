import { textOfThrown } from '../../errors/sdk-error.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { isNumber, isString } from '../../types/narrow.ts'
import type { UserStatusCallback } from '../../types/pull/pull.ts'
import type { PullMessage } from './pull-event.ts'
import { tell } from '../../logger/tell.ts'

/** The subscribers to users' online status. */
export class UserStatuses {
  readonly #callbacks = new Map<number, Set<UserStatusCallback>>()
  readonly #logger: () => LoggerInterface

  constructor(logger: () => LoggerInterface) {
    this.#logger = logger
  }

  get userIds(): readonly number[] {
    return [...this.#callbacks.keys()]
  }

  /** Adds a callback. Returns whether it is the first for the user. */
  add(userId: number, callback: UserStatusCallback): boolean {
    const known = this.#callbacks.get(userId)
    this.#callbacks.set(userId, new Set([...(known ?? []), callback]))
    return known === undefined
  }

  /** Removes a callback. Returns whether it was the last for the user. */
  remove(userId: number, callback: UserStatusCallback): boolean {
    const left = this.#callbacks.get(userId)
    if (left === undefined) return false
    left.delete(callback)
    if (left.size > 0) return false
    return this.#callbacks.delete(userId)
  }

  clear(): void {
    this.#callbacks.clear()
  }

  /** Calls the subscribers for a message of module `online`. One that throws does not stop the others. */
  tell({ command, params }: PullMessage): void {
    if (command !== 'userStatusChange') return
    const { user_id: id, online } = params
    const userId = isNumber(id) ? id : isString(id) ? Number(id) : Number.NaN
    const isOnline = online === true || online === 'Y' || online === 1
    for (const callback of this.#callbacks.get(userId) ?? []) this.#run(() => callback({ userId, isOnline }))
  }

  #run(inform: () => unknown): void {
    const report = (error: unknown): void =>
      tell(this.#logger(), 'error', 'pull: a subscriber failed', { type: 'userStatus', reason: textOfThrown(error) })
    try {
      const informed = inform()
      if (informed instanceof Promise) informed.catch(report)
    } catch (error) {
      report(error)
    }
  }
}
