import type { Clock } from '../platform/clock.ts'
import type { ApiVersion } from '../types/calls/api-version.ts'
import type { TypeHttp } from '../types/calls/http.ts'
import type { VersionRule } from '../request/version/version-rule.ts'
import type { LoggerInterface } from '../types/logger.ts'

/** What the actions get from their client. */
export interface ActionContext {
  /** The REST version of these actions. */
  readonly version: ApiVersion
  readonly http: (version: ApiVersion) => TypeHttp
  readonly logger: () => LoggerInterface
  /** Which methods the client sends to REST v3. */
  readonly rule: () => VersionRule
  readonly clock: Clock
}
