import { platformTransport } from '#platform-transport'
import { type Clock, systemClock } from '../platform/clock.ts'
import { type Random, systemRandom } from '../platform/random.ts'
import type { Transport } from '../transport/transport.ts'

/** What the client uses of a WebSocket; those of browsers, Node 22 and the package `ws` have it. */
export interface PullSocket {
  binaryType: string
  addEventListener(type: 'open', listener: () => void): void
  addEventListener(type: 'error', listener: (event: { readonly error?: unknown }) => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { readonly code: number; readonly reason: string }) => void): void
  send(data: string | ArrayBuffer): void
  close(code?: number, reason?: string): void
}

/** A constructor of sockets. */
export type PullSocketConstructor = new (address: string) => PullSocket

/** Where settings outlive the page, as `localStorage` does. */
export interface PullStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** The page around the client, as `window` is. */
export interface PullPage {
  addEventListener(type: string, listener: (event: Event) => void): void
  removeEventListener(type: string, listener: (event: Event) => void): void
}

/** What the client takes from its surroundings; all of it has a default that is looked up when a client is made. */
export interface PullOptions {
  /**
   * Node 20 has none, and that of later ones goes past a proxy: pass the one of the package `ws`, with `agentFor` of a `nodeTransport`
   * where there is a proxy, or long polling is used. @default `globalThis.WebSocket`, unless requests to the push server go by a proxy
   */
  readonly webSocket?: PullSocketConstructor | undefined
  /** For long polling, and to know of a proxy: give the one that the client of the calls has. @default the platform's */
  readonly transport?: Transport | undefined
  /** For long polling. @default that of `transport`, else `globalThis.fetch` */
  readonly fetch?: typeof fetch | undefined
  /** @default `localStorage`, where there is one */
  readonly storage?: PullStorage | undefined
  /** Tells when the network comes and goes and when the page is left. @default `window`, where there is one */
  readonly page?: PullPage | undefined
  /** For tests: time as the SDK sees it. @default the system's */
  readonly clock?: Clock | undefined
  /** For tests: the jitter of delays. @default `Math.random` */
  readonly random?: Random | undefined
}

/** The surroundings of one client. */
export interface PullPlatform {
  readonly webSocket: PullSocketConstructor | undefined
  readonly fetch: typeof fetch
  /** Whether WebSocket cannot take the way that requests to this address take. */
  readonly isSocketBarred: (address: string) => Promise<boolean>
  readonly storage: PullStorage | undefined
  readonly page: PullPage | undefined
  readonly clock: Clock
  readonly random: Random
}

/** Reading `localStorage` throws in a page that may not store anything. */
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
