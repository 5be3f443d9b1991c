import type { AuthManager } from '../../bridge/auth-manager.ts'
import { DialogManager } from '../../bridge/dialog-manager.ts'
import type { OptionsManager } from '../../bridge/options-manager.ts'
import { ParentManager } from '../../bridge/parent-manager.ts'
import type { PlacementManager } from '../../bridge/placement-manager.ts'
import { SliderManager } from '../../bridge/slider-manager.ts'
import { B24LangList } from '../../tools/languages.ts'
import { getEnumValue } from '../../tools/objects.ts'
import type { ApiVersion } from '../../types/calls/api-version.ts'
import type { B24FrameQueryParams } from '../../types/portal/frame.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import type { Untyped } from '../../types/untyped.ts'
import { AbstractB24 } from '../abstract-b24.ts'
import type { ClientOptions } from '../client-options.ts'
import { FrameSession } from './frame-session.ts'
import type { FrameSessionOptions } from './frame-session.ts'

export interface FrameOptions extends ClientOptions, FrameSessionOptions {}

/** A client for an application that the portal shows in an iframe. `initializeB24Frame()` creates the page's client. */
export class B24Frame extends AbstractB24 {
  readonly #session: FrameSession
  #parent: ParentManager | undefined
  #slider: SliderManager | undefined
  #dialog: DialogManager | undefined

  /** Starts listening to the portal's page. @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the page is not inside a portal */
  constructor(queryParams: B24FrameQueryParams, options: FrameOptions = {}) {
    super(options)
    this.#session = new FrameSession(queryParams, options, (auth) => this.wireUp(auth))
  }

  get isInit(): boolean {
    return this.#session.isInit
  }

  /** Whether `destroy()` was called. The page may have another frame then. */
  get isDestroyed(): boolean {
    return this.#session.isDestroyed
  }

  /**
   * Asks the portal's page for tokens, options and placement.
   * @throws {SdkError} `JSSDK_FRAME_INIT_TIMEOUT` (408): no answer in time; `JSSDK_FRAME_BAD_PAYLOAD`: the answer cannot be read;
   * `JSSDK_FRAME_DISPOSED`: the frame was destroyed
   */
  override init(): Promise<void> {
    return this.#session.init()
  }

  /** Stops listening. Open commands reject with `JSSDK_FRAME_DISPOSED`, and the page may have another frame. */
  override destroy(): void {
    this.#session.destroy()
  }

  /** Sets the logger of the client and of the channel to the portal's page. @throws {SdkError} `JSSDK_CORE_B24_NOT_INIT` */
  override setLogger(logger: LoggerInterface): void {
    this.#session.setLogger(logger)
    super.setLogger(logger)
  }

  /** Whether the user opens the application for the first time. */
  get isFirstRun(): boolean {
    return this.#session.isFirstRun
  }

  /** Whether the application's installation page is shown. */
  get isInstallMode(): boolean {
    return this.#session.isInstallMode
  }

  get auth(): AuthManager {
    return this.#session.auth
  }

  get parent(): ParentManager {
    this.#parent ??= new ParentManager(this.#session.message)
    return this.#parent
  }

  get slider(): SliderManager {
    this.#slider ??= new SliderManager(this, this.#session.message)
    return this.#slider
  }

  get placement(): PlacementManager {
    return this.#session.placement
  }

  get options(): OptionsManager {
    return this.#session.options
  }

  get dialog(): DialogManager {
    this.#dialog ??= new DialogManager(this.#session.message)
    return this.#dialog
  }

  /**
   * Tells the portal that the installation is complete. The portal does not answer: it reloads its page.
   * @throws {SdkError} `JSSDK_FRAME_INSTALL_ALREADY_FINISHED`: the application is not being installed
   */
  installFinish(): Promise<Untyped> {
    return this.#session.installFinish()
  }

  /** The session of this rendering of the application. @throws {SdkError} `JSSDK_FRAME_APP_SID_NOT_INIT` */
  getAppSid(): string {
    return this.#session.getAppSid()
  }

  /** The language of the portal's interface; `en` when the SDK does not know it. */
  getLang(): B24LangList {
    return getEnumValue(B24LangList, this.#session.getLang()) ?? B24LangList.en
  }

  override getTargetOrigin(): string {
    return this.#session.getTargetOrigin()
  }

  override getTargetOriginWithPath(): Map<ApiVersion, string> {
    return this.#session.getTargetOriginWithPath()
  }
}
