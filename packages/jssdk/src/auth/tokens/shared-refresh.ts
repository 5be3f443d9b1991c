import type { AuthActions, AuthData } from '../../types/auth.ts'

const underWay = /* @__PURE__ */ new WeakMap<AuthActions, Promise<AuthData>>()
const failed = /* @__PURE__ */ new WeakMap<AuthActions, Promise<AuthData>>()

/** The last refresh of an installation that failed. */
export const failedRefresh = (auth: AuthActions): Promise<AuthData> | undefined => failed.get(auth)

/**
 * Refreshes the token of one installation; whoever asks while a refresh is under way gets that one. So does a call that was under way
 * when the last one failed: `failedBefore` is what `failedRefresh` gave at its beginning.
 */
export const sharedRefresh = (auth: AuthActions, failedBefore: Promise<AuthData> | undefined): Promise<AuthData> => {
  const known = underWay.get(auth) ?? failed.get(auth)
  if (known !== undefined && known !== failedBefore) return known
  const refresh = auth.refreshAuth()
  underWay.set(auth, refresh)
  const settle = (): boolean => underWay.delete(auth)
  refresh.then(settle, () => {
    settle()
    failed.set(auth, refresh)
  })
  return refresh
}
