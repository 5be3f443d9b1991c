import type { AuthActions, AuthData } from '../../types/auth.ts'

const underWay = /* @__PURE__ */ new WeakMap<AuthActions, Promise<AuthData>>()
const failed = /* @__PURE__ */ new WeakMap<AuthActions, Promise<AuthData>>()

/** The last failed refresh of an installation. */
export const failedRefresh = (auth: AuthActions): Promise<AuthData> | undefined => failed.get(auth)

/**
 * Refreshes the token of one installation. A caller that comes during a refresh shares it. A call that began before the last failed refresh
 * shares that failure: it passes in `failedBefore` what `failedRefresh` returned at its beginning.
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
