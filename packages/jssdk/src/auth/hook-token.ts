import type { AuthData } from '../types/auth.ts'

/** A webhook has no refresh token: its secret is part of the path. This text stands in its place. */
export const hookRefreshToken = 'hook'

/** Whether the secret is part of the path. Such a request needs no token. */
export const isHookToken = (tokens: AuthData): boolean => tokens.refresh_token === hookRefreshToken
