import { planCommands } from '../../batch/batch-plan.ts'
import { ApiVersion } from '../../types/calls/api-version.ts'
import type { BatchCalls } from '../../types/calls/http.ts'
import { listedRule as rule } from './version-rule.ts'

/** Tells which REST version serves a method, by the SDK's own list. REST v2 serves every method. */
export const versionManager = /* @__PURE__ */ Object.freeze({
  getAllApiVersions: (): ApiVersion[] => [ApiVersion.v3, ApiVersion.v2],

  isSupport: (version: ApiVersion, method: string): boolean => version === ApiVersion.v2 || rule.allowsV3(method),

  automaticallyObtainApiVersion: (method: string): ApiVersion =>
    rule.allowsV3(method) ? ApiVersion.v3 : ApiVersion.v2,

  /** REST v3 when it serves every command, otherwise v2. */
  automaticallyObtainApiVersionForBatch: (calls: BatchCalls): ApiVersion =>
    planCommands(calls).commands.every(({ method }) => rule.allowsV3(method)) ? ApiVersion.v3 : ApiVersion.v2,
})
