import type { HttpOptions } from '../request/http-options.ts'
import type { V3Methods } from '../request/version/version-rule.ts'
import type { RestrictionParams, RestrictionParamsPatch } from '../types/calls/limits.ts'

/** Settings of a client. All are optional. */
export interface ClientOptions extends Omit<HttpOptions, 'versionRule'> {
  /** Limits and retries. Groups may be partial: settings that are left out keep their defaults. */
  readonly restrictionParams?: Partial<RestrictionParams> | RestrictionParamsPatch | undefined
  /**
   * Which methods go to REST v3: the SDK's list, all methods that the portal serves there, or a list of your own. `discoverV3Methods()`
   * reads the portal's list.
   * @default 'list'
   */
  readonly v3Methods?: V3Methods | undefined
}
