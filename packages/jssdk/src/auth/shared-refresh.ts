import type { AuthActions, AuthData } from '../types/auth.ts'

const refreshes = new WeakMap<AuthActions, Promise<AuthData>>()

/** Refreshes the token of one installation; whoever asks while a refresh is under way gets that one. */
export const sharedRefresh = (auth: AuthActions): Promise<AuthData> => {
  const underWay = refreshes.get(auth)
  if (underWay !== undefined) return underWay
  const refresh = auth.refreshAuth().finally(() => refreshes.delete(auth))
  refreshes.set(auth, refresh)
  return refresh
}
