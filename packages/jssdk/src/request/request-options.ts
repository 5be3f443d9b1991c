import type { Limiter } from '../limits/limiter.ts'
import type { ApiVersion } from '../types/calls/api-version.ts'
import type { BatchCommands } from './batch-commands.ts'
import type { HttpOptions } from './http-options.ts'
import type { Observer } from './observers/observer.ts'
import type { HttpClientSettings } from '../types/calls/http.ts'
import type { Middleware } from './pipeline.ts'
import type { Restrictions } from '../limits/restrictions.ts'

/** The address of calls. */
export interface Portal {
  /** The address without any credential. */
  origin(): string
  /** The REST base address of the version, without a trailing slash. It may hold a webhook's secret: never log it. */
  restUrl(): string
  /** A text for the credential that does not contain it. It tells whose operating budget a call uses. */
  credential(): string
  /**
   * Stores the portal's new address, and returns whether it is valid. Absent for webhooks: their secret must not be sent to a new address.
   */
  follow?(location: string): boolean
}

/** The input of one REST version's pipeline. Each step uses the part that it needs. */
export interface RequestOptions {
  readonly version: ApiVersion
  readonly portal: Portal
  /** Adds the token to a call. Empty when the address contains the credential. */
  readonly authorise: readonly Middleware[]
  readonly limiter: Limiter
  readonly http: Omit<HttpOptions, 'versionRule'>
  /** Steps that refuse calls, in addition to the checks of every client. */
  readonly guards: readonly Middleware[]
  readonly commands?: BatchCommands | undefined
  readonly observer: Observer
  /** Called for every call, so that a change applies from the next call on. */
  readonly settings: () => Restrictions
  readonly defaults: HttpClientSettings['defaults']
}
