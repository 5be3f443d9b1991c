import { warnLoudly } from '../logger/warn-loudly.ts'
import type { ActionContext } from './action-context.ts'

/** Warns, once per `make`, that a method called through REST v2 exists in v3 too. */
export const hintAtV3 = (
  context: ActionContext,
  { method, requestId }: { readonly method: string; readonly requestId?: string | undefined },
): void => {
  if (!context.hintsAtV3(method)) return
  const message = `The method ${method} is available in restApi:v3. It's worth migrating to the new API.`
  const code = 'JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3'
  void warnLoudly(context.logger(), message, { method, requestId, code })
}
