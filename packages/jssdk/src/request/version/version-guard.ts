import { methodNotInV3 } from '../../errors/catalogues/catalogue.ts'
import { ApiVersion } from '../../types/calls/api-version.ts'
import type { Middleware } from '../pipeline.ts'
import type { VersionRule } from './version-rule.ts'

/** Refuses a REST v3 call of a method that the rule does not allow. */
export const versionGuard =
  (rule: () => VersionRule): Middleware =>
  (next) =>
  (call) => {
    const { version, method, spends, requestId } = call
    if (version === ApiVersion.v3) {
      const known = rule()
      const refused = [method, ...spends].find((name) => !known.allowsV3(name))
      if (refused !== undefined) throw methodNotInV3({ method: refused, requestId })
    }
    return next(call)
  }
