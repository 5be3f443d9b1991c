import { platformTransport } from '#platform-transport'
import { type Clock, systemClock } from '../platform/clock.ts'
import { type Random, systemRandom } from '../platform/random.ts'
import type { Transport } from '../transport/transport.ts'

/** The part of a WebSocket that the client uses. Browsers, Node 22 and the package `ws` provide it. */
export interface PullSocket {
  binaryType: string
  addEventListener(type: 'open', listener: () => void): void
  addEventListener(type: 'error', listener: (event: { readonly error?: unknown }) => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { readonly code: number; readonly reason: string }) => void): void
  send(data: string | ArrayBuffer): void
  close(code?: number, reason?: string): void
}

/** The constructor of a socket, such as `WebSocket`. */
export type PullSocketConstructor = new (address: string) => PullSocket

/** A storage that outlives the page, such as `localStorage`. */
export interface PullStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** The page around the client, such as `window`. */
export interface PullPage {
  addEventListener(type: string, listener: (event: Event) => void): void
  removeEventListener(type: string, listener: (event: Event) => void): void
}

/** What the client takes from its environment. Every default is looked up when the client is created. */
export interface PullOptions {
  /**
   * The class of WebSockets. Node 20 has none, and later versions of Node ignore a proxy. There pass the class of the package `ws`; behind
   * a proxy also use `agentFor` of a `nodeTransport`. Otherwise long polling is used. @default `globalThis.WebSocket`, unless requests to
   * the push server use a proxy
   */
  readonly webSocket?: PullSocketConstructor | undefined
  /**
   * Used for long polling, and to find out about a proxy. Pass the transport of the client that makes the calls. @default the platform's
   */
  readonly transport?: Transport | undefined
  /** Used for long polling. @default that of `transport`, else `globalThis.fetch` */
  readonly fetch?: typeof fetch | undefined
  /** @default `localStorage`, where there is one */
  readonly storage?: PullStorage | undefined
  /** Tells when the network goes and returns, and when the page is left. @default `window`, where there is one */
  readonly page?: PullPage | undefined
  /** For tests: time as the SDK sees it. @default the system's */
  readonly clock?: Clock | undefined
  /** For tests: the jitter of delays. @default `Math.random` */
  readonly random?: Random | undefined
}

/** The environment of one client. */
export interface PullPlatform {
  readonly webSocket: PullSocketConstructor | undefined
  readonly fetch: typeof fetch
  /** Whether requests to this address use a proxy that the WebSocket would ignore. */
  readonly isSocketBarred: (address: string) => Promise<boolean>
  readonly storage: PullStorage | undefined
  readonly page: PullPage | undefined
  readonly clock: Clock
  readonly random: Random
}

/** Reading `localStorage` throws in a page that is not allowed to store anything. */
const ownStorage = (): PullStorage | undefined => {
  if (typeof window === 'undefined') return undefined
  try {
    return window.localStorage ?? undefined
  } catch {
    return undefined
  }
}

const ownPage = (): PullPage | undefined =>
  typeof window !== 'undefined' && typeof window.addEventListener === 'function' ? window : undefined

const ownSocket = (): PullSocketConstructor | undefined =>
  typeof globalThis.WebSocket === 'function' ? globalThis.WebSocket : undefined

export const platformOf = (options: PullOptions): PullPlatform => {
  const { transport = platformTransport(), webSocket } = options
  return {
    webSocket: webSocket ?? ownSocket(),
    fetch: options.fetch ?? transport.fetch ?? ((...request) => globalThis.fetch(...request)),
    isSocketBarred: async (address) => webSocket === undefined && (await transport.proxyOf?.(address)) !== undefined,
    storage: options.storage ?? ownStorage(),
    page: options.page ?? ownPage(),
    clock: options.clock ?? systemClock,
    random: options.random ?? systemRandom,
  }
}
