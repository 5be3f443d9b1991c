import type { ListWarning, Warn } from '../../lists/warnings.ts'
import { tell } from '../../logger/tell.ts'
import { warnLoudly } from '../../logger/warn-loudly.ts'
import type { TypeHttp } from '../../types/calls/http.ts'
import type { LoggerInterface } from '../../types/logger.ts'

/** The warnings that each client has already logged. */
const told = new WeakMap<TypeHttp, Set<string>>()

/**
 * Adds a warning to its list and logs it. Missing rows must be seen. So without a logger the warning goes to the console, once for a
 * client, an action and a method. A logger gets the warning about a dropped order for every list.
 */
export const listWarner =
  (
    http: TypeHttp,
    logger: LoggerInterface,
    action: string,
    { method, requestId }: { readonly method: string; readonly requestId?: string | undefined },
    warnings: ListWarning[],
  ): Warn =>
  (warning, isLogged = true) => {
    if (warnings.some(({ reason }) => reason === warning.reason)) return
    warnings.push(warning)
    if (!isLogged) return
    const message = `${action}.make: ${warning.message}`
    const context = { method, requestId, reason: warning.reason }
    const known = told.get(http) ?? new Set<string>()
    told.set(http, known)
    const name = `${action} ${warning.reason} ${method.toLowerCase()}`
    if (!known.has(name)) {
      known.add(name)
      void warnLoudly(logger, message, context)
    } else if (warning.reason === 'orderIgnored') tell(logger, 'warning', message, context)
  }
