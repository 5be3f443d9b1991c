import type { ApiVersion } from '../types/calls/api-version.ts'
import type { AuthActions, AuthData } from '../types/auth.ts'
import type { B24HookParams } from '../types/clients.ts'
import { hookRefreshToken } from './hook-token.ts'
import { hookOrigin, webhookRestUrls } from './webhook-url.ts'

/** Authorisation by an incoming webhook. The secret is part of the path, so nothing is attached to a request and nothing is refreshed. */
export class AuthHookManager implements AuthActions {
  readonly #params: B24HookParams
  readonly #host: string
  readonly #restUrls: ReadonlyMap<ApiVersion, string>

  constructor(params: B24HookParams) {
    const b24Url = hookOrigin(params.b24Url)
    this.#params = { ...params, b24Url }
    this.#host = new URL(b24Url).host
    this.#restUrls = webhookRestUrls(this.#params)
  }

  readonly getAuthData = (): AuthData => ({
    access_token: this.#params.secret,
    refresh_token: hookRefreshToken,
    expires: 0,
    expires_in: 0,
    domain: this.#host,
    member_id: this.#host,
  })

  readonly refreshAuth = (): Promise<AuthData> => Promise.resolve(this.getAuthData())

  readonly getUniq = (prefix: string): string => `${prefix}_${this.#host}`

  get isAdmin(): boolean {
    return true
  }

  getTargetOrigin(): string {
    return this.#params.b24Url
  }

  getTargetOriginWithPath(): Map<ApiVersion, string> {
    return new Map(this.#restUrls)
  }
}
