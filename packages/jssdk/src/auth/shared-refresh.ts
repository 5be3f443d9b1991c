import type { AuthActions, AuthData } from '../types/auth.ts'

interface Refreshes {
  underWay?: Promise<AuthData> | undefined
  /** How many have failed, and the last of these. */
  failures: number
  failed?: Promise<AuthData>
}

const refreshes = new WeakMap<AuthActions, Refreshes>()

const refreshesOf = (auth: AuthActions): Refreshes => {
  const known = refreshes.get(auth) ?? { failures: 0 }
  refreshes.set(auth, known)
  return known
}

/** How many refreshes of an installation have failed so far. */
export const failedRefreshes = (auth: AuthActions): number => refreshesOf(auth).failures

/**
 * Refreshes the token of one installation; whoever asks while a refresh is under way gets that one. So does a call that was under way
 * when the last one failed: `failuresBefore` is what it saw at its beginning.
 */
export const sharedRefresh = (auth: AuthActions, failuresBefore: number): Promise<AuthData> => {
  const known = refreshesOf(auth)
  if (known.underWay !== undefined) return known.underWay
  if (known.failed !== undefined && known.failures > failuresBefore) return known.failed
  const refresh = auth.refreshAuth()
  known.underWay = refresh
  const settle = (): void => {
    known.underWay = undefined
  }
  refresh.then(settle, () => {
    settle()
    known.failures += 1
    known.failed = refresh
  })
  return refresh
}
