import type { LimitStore } from '../limits/store/limit-state.ts'
import type { Clock } from '../platform/clock.ts'
import type { Observer } from './observers/observer.ts'
import type { Transport } from '../transport/transport.ts'
import type { VersionRule } from './version/version-rule.ts'

/** The parts of an HTTP client. All are optional. */
export interface HttpOptions {
  /**
   * Headers for every request, besides the SDK's own. Live portals allow none of them to a browser page of another origin; the call's error
   * says so.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Time limit of one attempt in milliseconds. @default 70_000 (a portal cuts a request at 60 s) */
  readonly timeoutMs?: number | undefined
  /** The largest reply that is accepted, in bytes. @default 25 MiB */
  readonly maxReplyBytes?: number | undefined
  /** Returns the rule for the methods of REST v3. It is called for every call. @default the built-in list */
  readonly versionRule?: (() => VersionRule) | undefined
  /** Where the state of the portal's limits is kept. Programs with the same store share the limits. @default memory of this process */
  readonly limitStore?: LimitStore | undefined
  /** Sends the requests. @default Node's own HTTP client on Node, the platform's `fetch` elsewhere */
  readonly transport?: Transport | undefined
  /** Called for requests, replies, retries, waits and token refreshes. It must neither throw nor wait. */
  readonly observer?: Observer | undefined
  /** For tests: time as the SDK sees it. @default the system's */
  readonly clock?: Clock | undefined
  /** For tests: numbers from 0 to 1 for the jitter. @default Math.random */
  readonly random?: (() => number) | undefined
}

export const defaultTimeoutMs = 70_000
export const defaultMaxReplyBytes = 25 * 1024 * 1024
