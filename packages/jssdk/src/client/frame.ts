import { AppFrame } from '../bridge/app-frame.ts'
import { AuthManager } from '../bridge/auth-manager.ts'
import { DialogManager } from '../bridge/dialog-manager.ts'
import { isInitData } from '../bridge/init-data.ts'
import { MessageManager } from '../bridge/message-manager.ts'
import { OptionsManager } from '../bridge/options-manager.ts'
import { ParentManager } from '../bridge/parent-manager.ts'
import { PlacementManager } from '../bridge/placement-manager.ts'
import { SliderManager } from '../bridge/slider-manager.ts'
import { clientNotInit, frameError } from '../errors/client-errors.ts'
import type { B24LangList } from '../tools/languages.ts'
import type { ApiVersion } from '../types/api-version.ts'
import { type B24FrameQueryParams, MessageCommands, type MessageInitData } from '../types/frame.ts'
import type { LoggerInterface } from '../types/logger.ts'
import type { Untyped } from '../types/untyped.ts'
import { AbstractB24 } from './abstract-b24.ts'
import type { ClientOptions } from './client-options.ts'

export interface FrameOptions extends ClientOptions {
  /** Milliseconds that the portal's page has to answer the handshake. @default 10_000 */
  readonly initTimeoutMs?: number | undefined
}

/** A client for an application that the portal shows in an iframe. `initializeB24Frame()` makes the one of the page. */
export class B24Frame extends AbstractB24 {
  readonly #appFrame: AppFrame
  readonly #message: MessageManager
  readonly #auth: AuthManager
  readonly #parent: ParentManager
  readonly #slider: SliderManager
  readonly #placement: PlacementManager
  readonly #options: OptionsManager
  readonly #dialog: DialogManager
  readonly #initTimeoutMs: number
  #handshake: Promise<void> | undefined
  #data: MessageInitData | undefined
  #isDestroyed = false

  /** Listens to the portal's page from now on. @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the page is not inside a portal */
  constructor(queryParams: B24FrameQueryParams, options: FrameOptions = {}) {
    super(options)
    this.#initTimeoutMs = options.initTimeoutMs ?? 10_000
    this.#appFrame = new AppFrame(queryParams)
    this.#message = new MessageManager(this.#appFrame, options)
    this.#auth = new AuthManager(this.#appFrame, this.#message)
    this.#parent = new ParentManager(this.#message)
    this.#slider = new SliderManager(this.#appFrame, this.#message)
    this.#placement = new PlacementManager(this.#message)
    this.#options = new OptionsManager(this.#message)
    this.#dialog = new DialogManager(this.#message)
    this.#message.subscribe()
  }

  get isInit(): boolean {
    return this.#data !== undefined
  }

  /** Whether `destroy()` was called, so that the page may have another frame. */
  get isDestroyed(): boolean {
    return this.#isDestroyed
  }

  /**
   * Asks the portal's page for tokens, options and placement.
   * @throws {SdkError} `JSSDK_FRAME_INIT_TIMEOUT` (408): no answer in time; `JSSDK_FRAME_BAD_PAYLOAD`: one that cannot be read;
   * `JSSDK_FRAME_DISPOSED`: the frame was destroyed
   */
  override init(): Promise<void> {
    this.#handshake ??= this.#shakeHands().catch((error: unknown) => {
      this.#handshake = undefined
      throw error
    })
    return this.#handshake
  }

  /** Stops listening; what is unanswered rejects with `JSSDK_FRAME_DISPOSED`, and the page may have another frame. */
  override destroy(): void {
    this.#isDestroyed = true
    this.#message.unsubscribe()
  }

  /** Sets the logger of the client and of the channel to the portal's page. @throws {SdkError} `JSSDK_CORE_B24_NOT_INIT` */
  override setLogger(logger: LoggerInterface): void {
    this.#ready()
    super.setLogger(logger)
    this.#message.setLogger(logger)
  }

  /** Whether the user sees the application for the first time. */
  get isFirstRun(): boolean {
    return this.#ready().FIRST_RUN
  }

  /** Whether the application's installation page is shown. */
  get isInstallMode(): boolean {
    return this.#ready().INSTALL
  }

  get auth(): AuthManager {
    this.#ready()
    return this.#auth
  }

  get parent(): ParentManager {
    this.#ready()
    return this.#parent
  }

  get slider(): SliderManager {
    this.#ready()
    return this.#slider
  }

  get placement(): PlacementManager {
    this.#ready()
    return this.#placement
  }

  get options(): OptionsManager {
    this.#ready()
    return this.#options
  }

  get dialog(): DialogManager {
    this.#ready()
    return this.#dialog
  }

  /**
   * Tells the portal that the installation is complete; the portal reloads its page and gives no answer.
   * @throws {SdkError} `JSSDK_FRAME_INSTALL_ALREADY_FINISHED` when the application is not being installed
   */
  async installFinish(): Promise<Untyped> {
    if (!this.isInstallMode) throw frameError({ fault: 'installAlreadyFinished' })
    return this.#message.send(MessageCommands.setInstallFinish, { isSafely: true })
  }

  /** The session of this rendering of the application. @throws {SdkError} `JSSDK_FRAME_APP_SID_NOT_INIT` */
  getAppSid(): string {
    return this.#appFrame.getAppSid()
  }

  /** The language of the portal's interface; `en` when it is none that the SDK knows. */
  getLang(): B24LangList {
    return this.#appFrame.getLang()
  }

  override getTargetOrigin(): string {
    return this.#appFrame.getTargetOrigin()
  }

  override getTargetOriginWithPath(): Map<ApiVersion, string> {
    return this.#appFrame.getTargetOriginWithPath()
  }

  async #shakeHands(): Promise<void> {
    const limit = { timeoutMs: this.#initTimeoutMs, fault: 'initTimeout' } as const
    const data = await this.#message.ask(MessageCommands.getInitData, {}, limit)
    if (!isInitData(data)) throw frameError({ fault: 'badPayload', command: MessageCommands.getInitData })
    this.#appFrame.initData(data)
    this.#auth.initData(data)
    this.#placement.initData(data)
    this.#options.initData(data)
    if (data.FIRST_RUN)
      await this.#message.send(MessageCommands.setInstall, {
        install: true,
        isSafely: true,
        safelyTime: this.#initTimeoutMs,
      })
    this.wireUp(this.#auth)
    this.#data = data
  }

  #ready(): MessageInitData {
    if (this.#data === undefined) throw clientNotInit()
    return this.#data
  }
}
