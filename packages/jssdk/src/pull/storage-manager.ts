import { NullLogger } from '../logger/null-logger.ts'
import type { LoggerInterface } from '../types/logger.ts'
import type { StorageManagerParams, TypeStorageManager } from '../types/pull/pull.ts'
import { textOfThrown } from '../errors/sdk-error.ts'
import type { PullStorage } from './platform.ts'
import { tell } from '../logger/tell.ts'

/** The data that the pull client keeps in the browser for one user and site. Without a working storage nothing is kept. */
export class StorageManager implements TypeStorageManager {
  readonly #prefix: string
  readonly #storage: PullStorage | undefined
  #logger: LoggerInterface = new NullLogger()

  constructor({ userId = 0, siteId = 'none' }: StorageManagerParams, storage: PullStorage | undefined) {
    this.#prefix = `@bitrix24/b24jssdk-pull-${String(userId)}-${siteId}-`
    this.#storage = storage
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  getLogger(): LoggerInterface {
    return this.#logger
  }

  set(name: string, value: unknown): void {
    this.#guard(name, () => this.#storage?.setItem(this.#keyOf(name), JSON.stringify(value)))
  }

  get(name: string, defaultValue: unknown): unknown {
    return this.#guard(
      name,
      () => {
        const text = this.#storage?.getItem(this.#keyOf(name)) ?? null
        return text === null ? defaultValue : JSON.parse(text)
      },
      defaultValue,
    )
  }

  remove(name: string): void {
    this.#guard(name, () => this.#storage?.removeItem(this.#keyOf(name)))
  }

  /** Whether a storage event's key belongs to `userKey`. */
  compareKey(eventKey: string, userKey: string): boolean {
    return eventKey === this.#keyOf(userKey)
  }

  #keyOf(name: string): string {
    return this.#prefix + name
  }

  /** A storage that is full, forbidden or damaged must not stop the messages. */
  #guard(name: string, action: () => unknown, otherwise?: unknown): unknown {
    try {
      return action()
    } catch (error) {
      tell(this.#logger, 'warning', 'pull: the storage failed', { name, reason: textOfThrown(error) })
      return otherwise
    }
  }
}
