import { frameError } from '../errors/catalogues/client-errors.ts'
import { knowSecrets } from '../errors/redact.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { B24FrameQueryParams, MessageInitData } from '../types/portal/frame.ts'
import { originOf } from './messages/frame-query.ts'
import type { B24LangList } from '../tools/languages.ts'

/** The portal around the frame: its origin, its language and the session of this rendering of the application. */
export class AppFrame {
  readonly #query: B24FrameQueryParams
  #lang: string | null | undefined

  constructor(queryParams: B24FrameQueryParams) {
    this.#query = queryParams
    this.#lang = queryParams.LANG
    // Whoever knows it can speak for the application in the portal's page.
    knowSecrets(queryParams.APP_SID)
  }

  /** Takes the language; the origin stays the one that messages are checked against. */
  initData(data: MessageInitData): AppFrame {
    this.#lang = data.LANG
    return this
  }

  /** @throws {SdkError} `JSSDK_FRAME_APP_SID_NOT_INIT` when the handshake has none */
  getAppSid(): string {
    const { APP_SID } = this.#query
    if (!APP_SID) throw frameError({ fault: 'appSidNotInit' })
    return APP_SID
  }

  /** `https://portal` without a trailing slash. @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the handshake has no domain */
  getTargetOrigin(): string {
    return originOf(this.#query)
  }

  /** The REST base of each version. */
  getTargetOriginWithPath(): Map<ApiVersion, string> {
    const origin = this.getTargetOrigin()
    return new Map([
      [ApiVersion.v2, `${origin}/rest`],
      [ApiVersion.v3, `${origin}/rest/api`],
    ])
  }

  /** The language of the portal's interface as the portal names it; `en` before it is known. */
  getLang(): B24LangList {
    // A portal may have a language that is not known today.
    return (this.#lang ?? 'en') as B24LangList // oxlint-disable-line typescript/no-unsafe-type-assertion, typescript/no-unsafe-enum-assignment -- see above
  }
}
