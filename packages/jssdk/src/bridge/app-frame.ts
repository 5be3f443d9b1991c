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
    // A script that knows this value can send commands as the application, so it is removed from errors.
    knowSecrets(queryParams.APP_SID)
  }

  /** Takes the language only: messages are checked against the origin, so it must not change. */
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

  /** The REST base address of each version. */
  getTargetOriginWithPath(): Map<ApiVersion, string> {
    const origin = this.getTargetOrigin()
    return new Map([
      [ApiVersion.v2, `${origin}/rest`],
      [ApiVersion.v3, `${origin}/rest/api`],
    ])
  }

  /** The language of the portal's interface, by the portal's own code; `en` before it is known. */
  getLang(): B24LangList {
    // A portal may have a language that this type does not list.
    return (this.#lang ?? 'en') as B24LangList // oxlint-disable-line typescript/no-unsafe-type-assertion, typescript/no-unsafe-enum-assignment -- see above
  }
}
