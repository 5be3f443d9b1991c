import type { AuthData } from '../types/auth.ts'

/** Stands in the place of a refresh token when a webhook's secret, part of the path, is all there is. */
export const hookRefreshToken = 'hook'

/** Whether the credential travels in the path, so that nothing is to be attached to a request. */
export const isHookToken = (tokens: AuthData): boolean => tokens.refresh_token === hookRefreshToken
