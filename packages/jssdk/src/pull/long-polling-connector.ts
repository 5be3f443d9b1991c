import { textOfThrown } from '../errors/sdk-error.ts'
import { NullLogger } from '../logger/null-logger.ts'
import type { Clock } from '../platform/clock.ts'
import type { LoggerInterface } from '../types/logger.ts'
import { CloseReasons, ConnectionType } from '../types/pull-enums.ts'
import type { ConnectorConfig, TypeConnector } from '../types/pull.ts'
import { maskPath } from './connection-path.ts'
import type { PullPlatform } from './platform.ts'

/** Milliseconds for one poll; the server answers after 40 s. */
const pollMs = 60_000
/** Milliseconds of waiting after which a connection counts as open. */
const openAfterMs = 5000
/** Milliseconds between two polls that brought nothing, for a server that answers at once. */
const restMs = 1000

/** A connection by requests that the server answers when there is something to say. */
export class LongPollingConnector implements TypeConnector {
  readonly #config: ConnectorConfig
  readonly #fetch: PullPlatform['fetch']
  readonly #clock: Clock
  #running: AbortController | undefined
  #isOpen = false
  #path = ''
  #logger: LoggerInterface = new NullLogger()

  constructor(config: ConnectorConfig, { fetch: fetchFromPlatform, clock }: Pick<PullPlatform, 'fetch' | 'clock'>) {
    this.#config = config
    this.#fetch = fetchFromPlatform
    this.#clock = clock
  }

  get connected(): boolean {
    return this.#isOpen
  }

  get connectionPath(): string {
    return this.#path
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  /** @throws {Error} there is nowhere to connect to */
  connect(): void {
    this.disconnect(CloseReasons.NORMAL_CLOSURE, 'new connection')
    this.#path = this.#config.parent.getConnectionPath(ConnectionType.LongPolling)
    void this.#logger.debug('pull: long polling connects', { path: maskPath(this.#path) })
    const running = new AbortController()
    this.#running = running
    this.#poll(running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return
      this.disconnect(CloseReasons.NORMAL_CLOSURE, 'failed')
      this.#config.onDisconnect?.({ code: 1006, reason: textOfThrown(error) })
    })
  }

  /** Ends the open request without telling `onDisconnect`. */
  disconnect(_code: number, reason: string): void {
    this.#running?.abort(new Error(reason))
    this.#running = undefined
    this.#isOpen = false
  }

  /** Posts to the address for publishing; a failure is told to `onError`. */
  send(buffer: ArrayBuffer | string): boolean {
    const path = this.#config.parent.getPublicationPath()
    if (this.#running === undefined || path === '') return false
    const { signal } = this.#running
    const report = (error: unknown): void =>
      signal.aborted
        ? undefined
        : this.#config.onError?.(new Error('A message could not be published.', { cause: error }))
    this.#fetch(path, { method: 'POST', body: buffer, signal }).then(
      (response) => (response.ok ? response.body?.cancel() : report(new Error(`HTTP ${String(response.status)}`))),
      report,
    )
    return true
  }

  destroy(): void {
    this.disconnect(CloseReasons.MANUAL, 'destroyed')
  }

  async #poll(signal: AbortSignal): Promise<void> {
    for (;;) {
      const sentMs = this.#clock.nowMs()
      const hasNews = await this.#ask(signal)
      signal.throwIfAborted()
      this.#open()
      if (!hasNews && this.#clock.nowMs() - sentMs < restMs) await this.#clock.sleep(restMs, signal)
      this.#path = this.#config.parent.getConnectionPath(ConnectionType.LongPolling)
    }
  }

  /** One request; whether it brought messages. The time limit is a poll that brought nothing. */
  async #ask(life: AbortSignal): Promise<boolean> {
    const settled = new AbortController()
    const limit = new AbortController()
    const after = (ms: number, action: () => void): void =>
      void this.#clock.sleep(ms, settled.signal).then(action, () => undefined)
    after(openAfterMs, () => this.#open())
    after(pollMs, () => limit.abort())
    const cancel = (): void => settled.abort()
    life.addEventListener('abort', cancel, { once: true })
    try {
      const response = await this.#fetch(this.#path, { signal: AbortSignal.any([life, limit.signal]) })
      return await this.#read(response, life)
    } catch (error) {
      if (limit.signal.aborted && !life.aborted) return false
      throw error
    } finally {
      settled.abort()
      life.removeEventListener('abort', cancel)
    }
  }

  async #read(response: Response, life: AbortSignal): Promise<boolean> {
    const { status, headers } = response
    const { parent, onMessage } = this.#config
    if (status !== 200 && status !== 304) {
      await response.body?.cancel()
      throw new Error(`The push server answered ${String(status)}.`)
    }
    const body = status === 200 ? await response.arrayBuffer() : new ArrayBuffer(0)
    life.throwIfAborted()
    const mid = headers.get('Last-Message-Id')
    if (mid !== null && mid !== '') parent.setLastMessageId(mid)
    if (body.byteLength > 0) onMessage?.(isBinary(parent) ? body : new TextDecoder().decode(body))
    // An empty answer: the place in the stream is unknown to the server.
    else if (status === 200) parent.session.mid = null
    return body.byteLength > 0
  }

  #open(): void {
    if (this.#isOpen || this.#running === undefined) return
    this.#isOpen = true
    this.#config.onOpen?.()
  }
}

const isBinary = (parent: ConnectorConfig['parent']): boolean => parent.isProtobufSupported() && !parent.isJsonRpc()
