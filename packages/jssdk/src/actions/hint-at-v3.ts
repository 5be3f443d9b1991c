import { warnLoudly } from '../logger/warn-loudly.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import { isObject, isString } from '../types/narrow.ts'
import type { ActionContext } from './action-context.ts'

/** Warns, once per `make`, when a method is called through REST v2 and also exists in v3. */
export const hintAtV3 = (
  context: ActionContext,
  { method, requestId }: { readonly method: string; readonly requestId?: string | undefined },
): void => {
  if (context.version !== ApiVersion.v2 || !context.rule().hintsAtV3(method)) return
  const message = `The method ${method} is available in restApi:v3. It's worth migrating to the new API.`
  const code = 'JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3'
  void warnLoudly(context.logger(), message, { method, requestId, code })
}

/**
 * Warns in the same way for a batch's commands, once for each method. `hinted` has the methods with a warning. Invalid commands are refused
 * later.
 */
export const hintAtCommands = (
  context: ActionContext,
  calls: unknown,
  requestId: string | undefined,
  hinted: Set<unknown> = new Set(),
): void => {
  for (const row of Object.values(calls ?? {})) {
    const method: unknown = Array.isArray(row) ? row[0] : isObject(row) && row['method']
    if (isString(method) && !hinted.has(method)) hintAtV3(context, { method, requestId })
    hinted.add(method)
  }
}
