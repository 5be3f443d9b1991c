import type { Limiter } from '../limits/limiter.ts'
import type { ApiVersion } from '../types/calls/api-version.ts'
import type { BatchCommands } from './batch-commands.ts'
import type { HttpOptions } from './http-options.ts'
import type { Observer } from './observers/observer.ts'
import type { HttpClientSettings } from '../types/calls/http.ts'
import type { Middleware } from './pipeline.ts'
import type { Restrictions } from '../limits/restrictions.ts'

/** Where calls go. */
export interface Portal {
  /** Without any credential. */
  origin(): string
  /** The REST base of the version, without a trailing slash. It may hold a webhook's secret: never log it. */
  restUrl(): string
  /** Tells credentials apart without being one: whose operating budget is spent. */
  credential(): string
  /**
   * Takes note of a new address that the portal names, if it is one. Left out where nobody may be followed: a webhook's secret must
   * not go to an address nobody named.
   */
  follow?(location: string): boolean
}

/** What the pipeline of one REST version is made of; each step takes of it what it needs. */
export interface RequestOptions {
  readonly version: ApiVersion
  readonly portal: Portal
  /** Adds the token to a call; nothing when the address says all. */
  readonly authorise: readonly Middleware[]
  readonly limiter: Limiter
  readonly http: Omit<HttpOptions, 'versionRule'>
  /** What refuses calls beside the checks that every client makes. */
  readonly guards: readonly Middleware[]
  readonly commands?: BatchCommands | undefined
  readonly observer: Observer
  /** Asked for every call, so that a change holds from the next one on. */
  readonly settings: () => Restrictions
  readonly defaults: HttpClientSettings['defaults']
}
