import { invalidParams } from '../../errors/catalogues/catalogue.ts'
import { frameError, type FrameFault } from '../../errors/catalogues/client-errors.ts'
import { SdkError, textOfThrown } from '../../errors/sdk-error.ts'
import { NullLogger } from '../../logger/null-logger.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import { uuidV7 } from '../../tools/uuid.ts'
import type { MessageCommands, SendParams } from '../../types/portal/frame.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import type { Untyped } from '../../types/untyped.ts'
import type { AppFrame } from '../app-frame.ts'
import { decodeReply, encodeCommand } from './message-wire.ts'
import { type CommandLimit, OpenCommands } from './open-commands.ts'
import { pageWindow } from './page.ts'
import { tell } from '../../logger/tell.ts'

/** Default of `safelyTime` in milliseconds: a command with `isSafely` counts as done after it without an answer. */
const defaultSafelyTimeMs = 900
/** How many foreign origins are reported. The limit keeps the list small on a page with many foreign messages. */
const mostOrigins = 50

export interface MessageOptions {
  /** For tests: time as the SDK sees it. @default the system's */
  readonly clock?: Clock | undefined
}

/** A command's time limit, and its error when the time is over. */
export interface AnswerLimit {
  readonly timeoutMs: number
  readonly fault: FrameFault
}

/** The channel between the application's frame and the portal's page around it. Messages are never logged: they hold tokens. */
export class MessageManager {
  readonly #appFrame: AppFrame
  readonly #clock: Clock
  readonly #open = new OpenCommands()
  readonly #strangers = new Set<string>()
  #listeningOn: Window | undefined
  #life = new AbortController()
  #logger: LoggerInterface = new NullLogger()

  constructor(appFrame: AppFrame, { clock = systemClock }: MessageOptions = {}) {
    this.#appFrame = appFrame
    this.#clock = clock
  }

  /** Aborted when the channel is closed. */
  get signal(): AbortSignal {
    return this.#life.signal
  }

  get clock(): Clock {
    return this.#clock
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  getLogger(): LoggerInterface {
    return this.#logger
  }

  /** Starts listening to the portal's page. */
  subscribe(): void {
    if (this.#listeningOn !== undefined) return
    if (this.#life.signal.aborted) this.#life = new AbortController()
    this.#listeningOn = pageWindow()
    this.#listeningOn.addEventListener('message', this._runCallback)
  }

  /** Stops listening. Open commands and every later command reject with `JSSDK_FRAME_DISPOSED`. */
  unsubscribe(): void {
    this.#listeningOn?.removeEventListener('message', this._runCallback)
    this.#listeningOn = undefined
    this.#life.abort(frameError({ fault: 'disposed' }))
    this.#open.rejectAll((command) => frameError({ fault: 'disposed', command }))
  }

  /**
   * Sends a command to the portal's page and resolves with its answer.
   * @param params the command's own parameters, and the controls of {@link SendParams}: with `isSafely` a command without an answer
   * resolves with `{ isSafely: true }` after `safelyTime` milliseconds; `callBack` gets every answer, not only the first
   * @throws {SdkError} `JSSDK_FRAME_DISPOSED`: the frame is gone; `JSSDK_FRAME_BAD_PAYLOAD`: the answer is not JSON
   * @throws {AjaxError} `JSSDK_INVALID_PARAMS`: the parameters cannot be sent
   */
  async send(command: string | MessageCommands, params?: null | SendParams): Promise<Untyped> {
    const controls = params ?? {}
    if (controls.isSafely !== true) return this.#post(command, controls)
    return this.#post(command, controls, {
      afterMs: controls.safelyTime ?? defaultSafelyTimeMs,
      expire: (open) => {
        tell(this.#logger, 'warning', `action ${command} stop by timeout`, { command })
        open.resolve({ isSafely: true })
      },
    })
  }

  /** Sends a command and rejects when the portal does not answer in time. */
  async ask(command: MessageCommands, params: SendParams, { timeoutMs, fault }: AnswerLimit): Promise<unknown> {
    return this.#post(command, params, {
      afterMs: timeoutMs,
      expire: (open) => open.reject(frameError({ fault, command })),
    })
  }

  /** Handles a message of the portal's page. Messages from other origins are ignored. */
  readonly _runCallback = (event: MessageEvent): void => {
    if (event.origin !== this.#appFrame.getTargetOrigin()) return this.#reportStranger(event.origin)
    const reply = decodeReply(event.data)
    if (reply === undefined || !this.#open.has(reply.callbackId)) return
    tell(this.#logger, 'debug', 'reply of the portal', { callbackId: reply.callbackId, origin: event.origin })
    if (!this.#open.answer(reply))
      tell(this.#logger, 'warning', 'reply of the portal is no JSON', { callbackId: reply.callbackId })
  }

  #reportStranger(origin: string): void {
    if (this.#strangers.has(origin) || this.#strangers.size >= mostOrigins) return
    this.#strangers.add(origin)
    tell(this.#logger, 'warning', 'message rejected: unexpected origin', { origin })
  }

  async #post(command: string, params: SendParams, limit?: CommandLimit): Promise<unknown> {
    this.#life.signal.throwIfAborted()
    const origin = this.#appFrame.getTargetOrigin()
    const callbackId = uuidV7()
    const answer = this.#open.add({ callbackId, command, callBack: params.callBack })
    try {
      const message = encodeCommand({ command, params, callbackId, appSid: this.#appFrame.getAppSid() })
      pageWindow().parent.postMessage(message, origin)
    } catch (cause) {
      this.#open.drop(callbackId)
      if (cause instanceof SdkError) throw cause
      throw invalidParams({ method: command, requestId: callbackId, cause }, textOfThrown(cause))
    }
    tell(this.#logger, 'debug', 'command to the portal', { command, callbackId, origin })
    if (limit !== undefined) void this.#open.expireAfter(callbackId, this.#clock, limit)
    return answer
  }
}
