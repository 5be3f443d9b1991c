import { AppFrame } from '../../bridge/app-frame.ts'
import { AuthManager } from '../../bridge/auth-manager.ts'
import { isInitData } from '../../bridge/messages/init-data.ts'
import { MessageManager, type MessageOptions } from '../../bridge/messages/message-manager.ts'
import { OptionsManager } from '../../bridge/options-manager.ts'
import { PlacementManager } from '../../bridge/placement-manager.ts'
import { clientNotInit, frameError } from '../../errors/catalogues/client-errors.ts'
import type { ApiVersion } from '../../types/calls/api-version.ts'
import { type B24FrameQueryParams, MessageCommands, type MessageInitData } from '../../types/portal/frame.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import type { Untyped } from '../../types/untyped.ts'

export interface FrameSessionOptions extends MessageOptions {
  /** Time limit for the portal's answer to the handshake, in milliseconds. @default 10_000 */
  readonly initTimeoutMs?: number | undefined
}

/** The part of a frame that needs the portal's page and no REST call. */
export class FrameSession {
  readonly #parts: Parts
  readonly #initTimeoutMs: number
  readonly #whenReady: (auth: AuthManager) => void
  #handshake: Promise<void> | undefined
  #data: MessageInitData | undefined
  #isDestroyed = false

  /**
   * Starts listening to the portal's page.
   * @param whenReady runs when the handshake is done, before `init()` resolves
   * @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the page is not inside a portal
   */
  constructor(queryParams: B24FrameQueryParams, options: FrameSessionOptions, whenReady: (auth: AuthManager) => void) {
    this.#initTimeoutMs = options.initTimeoutMs ?? 10_000
    this.#whenReady = whenReady
    this.#parts = partsOf(queryParams, options)
    this.#parts.message.subscribe()
  }

  get isInit(): boolean {
    return this.#data !== undefined
  }

  /** Whether `destroy()` was called. The page may have another frame then. */
  get isDestroyed(): boolean {
    return this.#isDestroyed
  }

  /**
   * Asks the portal's page for tokens, options and placement.
   * @throws {SdkError} `JSSDK_FRAME_INIT_TIMEOUT` (408): no answer in time; `JSSDK_FRAME_BAD_PAYLOAD`: the answer cannot be read;
   * `JSSDK_FRAME_DISPOSED`: the frame was destroyed
   */
  init(): Promise<void> {
    this.#handshake ??= this.#shakeHands().catch((error: unknown) => {
      this.#handshake = undefined
      throw error
    })
    return this.#handshake
  }

  /** Stops listening. Open commands reject with `JSSDK_FRAME_DISPOSED`, and the page may have another frame. */
  destroy(): void {
    this.#isDestroyed = true
    this.#parts.message.unsubscribe()
  }

  /** Sets the logger of the channel to the portal's page. @throws {SdkError} `JSSDK_CORE_B24_NOT_INIT` */
  setLogger(logger: LoggerInterface): void {
    this.message.setLogger(logger)
  }

  /** Whether the user opens the application for the first time. */
  get isFirstRun(): boolean {
    return this.#ready().data.FIRST_RUN
  }

  /** Whether the application's installation page is shown. */
  get isInstallMode(): boolean {
    return this.#ready().data.INSTALL
  }

  get auth(): AuthManager {
    return this.#ready().auth
  }

  /** The channel to the portal's page. The managers that only send commands are created with it. */
  get message(): MessageManager {
    return this.#ready().message
  }

  get placement(): PlacementManager {
    return this.#ready().placement
  }

  get options(): OptionsManager {
    return this.#ready().options
  }

  /**
   * Tells the portal that the installation is complete. The portal does not answer: it reloads its page.
   * @throws {SdkError} `JSSDK_FRAME_INSTALL_ALREADY_FINISHED`: the application is not being installed
   */
  async installFinish(): Promise<Untyped> {
    if (!this.isInstallMode) throw frameError({ fault: 'installAlreadyFinished' })
    return this.#parts.message.send(MessageCommands.setInstallFinish, { isSafely: true })
  }

  /** The session of this rendering of the application. @throws {SdkError} `JSSDK_FRAME_APP_SID_NOT_INIT` */
  getAppSid(): string {
    return this.#parts.appFrame.getAppSid()
  }

  /** The language of the portal's interface, by the portal's own code; `en` before it is known. */
  getLang(): string {
    return this.#parts.appFrame.getLang()
  }

  /** `https://portal` without a trailing slash. */
  getTargetOrigin(): string {
    return this.#parts.appFrame.getTargetOrigin()
  }

  /** The REST base address of each version. */
  getTargetOriginWithPath(): Map<ApiVersion, string> {
    return this.#parts.appFrame.getTargetOriginWithPath()
  }

  async #shakeHands(): Promise<void> {
    const { appFrame, message, auth, placement, options } = this.#parts
    const limit = { timeoutMs: this.#initTimeoutMs, fault: 'initTimeout' } as const
    const data = await message.ask(MessageCommands.getInitData, {}, limit)
    if (!isInitData(data)) throw frameError({ fault: 'badPayload', command: MessageCommands.getInitData })
    for (const part of [appFrame, auth, placement, options]) part.initData(data)
    const install = { install: true, isSafely: true, safelyTime: this.#initTimeoutMs }
    if (data.FIRST_RUN) await message.send(MessageCommands.setInstall, install)
    this.#whenReady(auth)
    this.#data = data
  }

  #ready(): Parts & { readonly data: MessageInitData } {
    if (this.#data === undefined) throw clientNotInit()
    return { ...this.#parts, data: this.#data }
  }
}

const partsOf = (queryParams: B24FrameQueryParams, options: MessageOptions) => {
  const appFrame = new AppFrame(queryParams)
  const message = new MessageManager(appFrame, options)
  return {
    appFrame,
    message,
    auth: new AuthManager(appFrame, message),
    placement: new PlacementManager(message),
    options: new OptionsManager(message),
  }
}

type Parts = Readonly<ReturnType<typeof partsOf>>
