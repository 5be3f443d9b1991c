import { ApiVersion } from '../types/api-version.ts'
import type { AuthActions, AuthData } from '../types/auth.ts'
import type { B24HookParams } from '../types/clients.ts'
import { hookRefreshToken } from './hook-token.ts'
import { hookOrigin } from './webhook-url.ts'

/** Authorisation by an incoming webhook: the secret is part of the path, so there is nothing to attach and nothing to refresh. */
export class AuthHookManager implements AuthActions {
  readonly #origin: string
  readonly #host: string
  readonly #bases: ReadonlyMap<ApiVersion, string>
  readonly #secret: string

  constructor({ b24Url, userId, secret }: B24HookParams) {
    this.#origin = hookOrigin(b24Url)
    this.#host = new URL(this.#origin).host
    this.#bases = new Map([
      [ApiVersion.v2, `${this.#origin}/rest/${userId}/${secret}`],
      [ApiVersion.v3, `${this.#origin}/rest/api/${userId}/${secret}`],
    ])
    this.#secret = secret
  }

  readonly getAuthData = (): AuthData => ({
    access_token: this.#secret,
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
    return this.#origin
  }

  getTargetOriginWithPath(): Map<ApiVersion, string> {
    return new Map(this.#bases)
  }
}
