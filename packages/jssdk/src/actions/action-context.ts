import type { Clock } from '../platform/clock.ts'
import type { ApiVersion } from '../types/api-version.ts'
import type { TypeHttp } from '../types/http.ts'
import type { LoggerInterface } from '../types/logger.ts'

/** What a client hands to its actions. */
export interface ActionContext {
  readonly http: (version: ApiVersion) => TypeHttp
  readonly logger: () => LoggerInterface
  /** Whether the client's version rule lets the method through to REST v3. */
  readonly isV3Method: (method: string) => boolean
  /** Whether a v2 call of the method is worth a hint that REST v3 offers it too. */
  readonly hintsAtV3: (method: string) => boolean
  readonly clock: Clock
}
