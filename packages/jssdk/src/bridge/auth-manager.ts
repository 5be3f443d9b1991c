import { frameError } from '../errors/catalogues/client-errors.ts'
import { knowSecrets } from '../errors/redact.ts'
import type { ApiVersion } from '../types/calls/api-version.ts'
import type { AuthActions, AuthData } from '../types/auth.ts'
import { MessageCommands, type MessageInitData, type RefreshAuthData } from '../types/portal/frame.ts'
import { isObject } from '../types/narrow.ts'
import type { AppFrame } from './app-frame.ts'
import type { MessageManager } from './messages/message-manager.ts'

const refreshTimeoutMs = 10_000

/** Authorisation by the portal's page, which hands out tokens and renews them. */
export class AuthManager implements AuthActions {
  readonly #appFrame: AppFrame
  readonly #message: MessageManager
  #tokens: AuthData | undefined
  #memberId = ''
  #isAdmin = false

  constructor(appFrame: AppFrame, messageManager: MessageManager) {
    this.#appFrame = appFrame
    this.#message = messageManager
  }

  initData(data: MessageInitData): AuthManager {
    this.#memberId = data.MEMBER_ID
    this.#tokens = this.#tokensOf(data)
    this.#isAdmin = data.IS_ADMIN
    return this
  }

  /** The tokens; `false` once they have expired. `domain` is the portal's origin, scheme included. */
  readonly getAuthData = (): false | AuthData => {
    const tokens = this.#tokens
    return tokens !== undefined && tokens.expires > this.#message.clock.nowMs() / 1000 && { ...tokens }
  }

  /**
   * Asks the portal's page for new tokens.
   * @throws {SdkError} `JSSDK_FRAME_REFRESH_AUTH_TIMEOUT` (408): no answer within 10 seconds; a portal that refuses does not answer either
   */
  readonly refreshAuth = async (): Promise<AuthData> => {
    const limit = { timeoutMs: refreshTimeoutMs, fault: 'refreshAuthTimeout' } as const
    const reply = await this.#message.ask(MessageCommands.refreshAuth, {}, limit)
    if (isTokenReply(reply)) this.#tokens = this.#tokensOf(reply)
    const data = isTokenReply(reply) && this.getAuthData()
    if (data === false) throw frameError({ fault: 'badPayload', command: MessageCommands.refreshAuth })
    return data
  }

  readonly getUniq = (prefix: string): string => `${prefix}_${this.#memberId}`

  get isAdmin(): boolean {
    return this.#isAdmin
  }

  getTargetOrigin(): string {
    return this.#appFrame.getTargetOrigin()
  }

  getTargetOriginWithPath(): Map<ApiVersion, string> {
    return this.#appFrame.getTargetOriginWithPath()
  }

  #tokensOf({ AUTH_ID, REFRESH_ID, AUTH_EXPIRES }: RefreshAuthData): AuthData {
    knowSecrets(AUTH_ID, REFRESH_ID)
    const lifetimeSeconds = Number(AUTH_EXPIRES)
    return {
      access_token: AUTH_ID,
      refresh_token: REFRESH_ID,
      expires: (this.#message.clock.nowMs() + lifetimeSeconds * 1000) / 1000,
      expires_in: lifetimeSeconds,
      domain: this.#appFrame.getTargetOrigin(),
      member_id: this.#memberId,
    }
  }
}

const isTokenReply = (reply: unknown): reply is RefreshAuthData =>
  isObject(reply) && typeof reply['AUTH_ID'] === 'string' && Number(reply['AUTH_EXPIRES']) > 0
