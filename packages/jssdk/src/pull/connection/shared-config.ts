import type { SharedConfigParams, TypeStorageManager } from '../../types/pull/pull.ts'
import { LsKeys } from '../../types/pull/pull-enums.ts'
import type { PullPage } from '../platform.ts'

/** Settings that all tabs of a browser share: which kind of connection is blocked, and whether events are logged. */
export class SharedConfig {
  readonly #storage: TypeStorageManager | undefined
  readonly #page: PullPage | undefined
  readonly #onChange: NonNullable<SharedConfigParams['onWebSocketBlockChanged']>

  constructor({ storage, onWebSocketBlockChanged = () => undefined }: SharedConfigParams, page: PullPage | undefined) {
    this.#storage = storage
    this.#page = page
    this.#onChange = onWebSocketBlockChanged
    this.#page?.addEventListener('storage', this.#hear)
  }

  isWebSocketBlocked(): boolean {
    return this.#isSet(LsKeys.WebsocketBlocked)
  }

  setWebSocketBlocked(isBlocked: boolean): void {
    this.#storage?.set(LsKeys.WebsocketBlocked, isBlocked)
  }

  isLongPollingBlocked(): boolean {
    return this.#isSet(LsKeys.LongPollingBlocked)
  }

  isLoggingEnabled(): boolean {
    return this.#isSet(LsKeys.LoggingEnabled)
  }

  setLoggingEnabled(isEnabled: boolean): void {
    this.#storage?.set(LsKeys.LoggingEnabled, isEnabled)
  }

  destroy(): void {
    this.#page?.removeEventListener('storage', this.#hear)
  }

  readonly #hear = (event: Event): void => {
    if (!('key' in event) || typeof event.key !== 'string') return
    if (!(this.#storage?.compareKey(event.key, LsKeys.WebsocketBlocked) ?? false)) return
    this.#onChange({ isWebSocketBlocked: this.isWebSocketBlocked() })
  }

  #isSet(name: LsKeys): boolean {
    return this.#storage?.get(name, false) === true
  }
}
