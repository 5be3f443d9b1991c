import type { HttpOptions } from '../request/http-options.ts'
import type { V3Methods } from '../request/version/version-rule.ts'
import type { RestrictionParams, RestrictionParamsPatch } from '../types/calls/limits.ts'

/** Settings of a client; every one has a default that suits a program which sets nothing. */
export interface ClientOptions extends Omit<HttpOptions, 'versionRule'> {
  /** Limits and retries; groups may be partial, what is left out keeps its default. */
  readonly restrictionParams?: Partial<RestrictionParams> | RestrictionParamsPatch | undefined
  /**
   * Which methods go to REST v3: the SDK's list, whatever the server takes, or a list of your own.
   * `discoverV3Methods()` reads the portal's.
   * @default 'list'
   */
  readonly v3Methods?: V3Methods | undefined
}
