import { isHookToken } from '../../auth/hook-token.ts'
import { failedRefresh, sharedRefresh } from '../../auth/tokens/shared-refresh.ts'
import { abortable } from '../../platform/abortable.ts'
import type { AuthActions } from '../../types/auth.ts'
import type { Observer } from '../observers/observer.ts'
import type { Middleware } from '../pipeline.ts'

/** Adds the token. After a 401 for an expired token it refreshes the token, once for all callers. The next attempt has the new token. */
export const authorise =
  (auth: AuthActions, observer: Observer = () => undefined): Middleware =>
  (next) =>
  async (call) => {
    const failedBefore = failedRefresh(auth)
    const refresh = (): ReturnType<typeof sharedRefresh> => {
      observer({ kind: 'tokenRefreshing', call })
      // Other callers may wait for the same refresh. So a cancelled caller only stops waiting, and the refresh goes on.
      return abortable(sharedRefresh(auth, failedBefore), call.signal)
    }
    const tokens = auth.getAuthData() || (await refresh())
    const outcome = await next(isHookToken(tokens) ? call : { ...call, tokens })
    if (outcome.kind === 'failure' && outcome.failure.kind === 'tokenExpired') {
      observer({ kind: 'tokenExpired', call })
      const current = auth.getAuthData()
      // Another call may have refreshed the token while this one was in flight. Then no second refresh is needed.
      const isStale = current === false || current.access_token === tokens.access_token
      // When the portal refuses a token that was just renewed for this call, another refresh would not help.
      if (isStale && !call.isTokenRenewed) await refresh()
    }
    return outcome
  }
