import { isHookToken } from '../../auth/hook-token.ts'
import { failedRefresh, sharedRefresh } from '../../auth/tokens/shared-refresh.ts'
import { abortable } from '../../platform/abortable.ts'
import type { AuthActions } from '../../types/auth.ts'
import type { Observer } from '../observers/observer.ts'
import type { Middleware } from '../pipeline.ts'

/** Adds the token. A 401 that says it has expired marks it stale: one refresh, shared by all callers, and the next attempt carries the new one. */
export const authorise =
  (auth: AuthActions, observer: Observer = () => undefined): Middleware =>
  (next) =>
  async (call) => {
    const failedBefore = failedRefresh(auth)
    const refresh = (): ReturnType<typeof sharedRefresh> => {
      observer({ kind: 'tokenRefreshing', call })
      // Others may wait for the same tokens: a caller who is cancelled leaves, the refresh goes on.
      return abortable(sharedRefresh(auth, failedBefore), call.signal)
    }
    const tokens = auth.getAuthData() || (await refresh())
    const outcome = await next(isHookToken(tokens) ? call : { ...call, tokens })
    if (outcome.kind === 'failure' && outcome.failure.kind === 'tokenExpired') {
      observer({ kind: 'tokenExpired', call })
      const current = auth.getAuthData()
      // A call that was under way while somebody else refreshed needs no second refresh: the token has changed already.
      const isStale = current === false || current.access_token === tokens.access_token
      // A token that was renewed for this very call and is refused again is not renewed for ever.
      if (isStale && !call.isTokenRenewed) await refresh()
    }
    return outcome
  }
