import { MessageCommands, type MessageInitData } from '../types/portal/frame.ts'
import type { Untyped } from '../types/untyped.ts'
import { optionsOf } from './messages/init-data.ts'
import type { MessageManager } from './messages/message-manager.ts'

const defaultPlacement = 'DEFAULT'

/** The placement of the application, with its commands and events. */
export class PlacementManager {
  readonly #message: MessageManager
  #placement = defaultPlacement
  #options: Readonly<Record<string, Untyped>> = Object.freeze({})

  constructor(messageManager: MessageManager) {
    this.#message = messageManager
  }

  initData(data: MessageInitData): PlacementManager {
    this.#placement = data.PLACEMENT || defaultPlacement
    this.#options = Object.freeze(optionsOf(data.PLACEMENT_OPTIONS))
    return this
  }

  /** The code of the placement; `DEFAULT` on the application's main page. */
  get placement(): string {
    return this.#placement
  }

  /** @deprecated Use `placement`. */
  get title(): string {
    return this.#placement
  }

  get isDefault(): boolean {
    return this.#placement === defaultPlacement
  }

  /** What the portal passes to the placement, such as the id of the entity. It cannot be changed. */
  get options(): Untyped {
    return this.#options
  }

  /** Whether the application is shown in a slider. */
  get isSliderMode(): boolean {
    return this.#options['IFRAME'] === 'Y'
  }

  /** The commands and events of the placement: `{ command, event }`. */
  async getInterface(): Promise<Untyped> {
    return this.#message.send(MessageCommands.getInterface, { isSafely: true })
  }

  /**
   * Calls `callBack` for every occurrence of an event of the placement. Only `destroy()` of the frame stops it. The promise does not wait
   * for the first occurrence.
   */
  async bindEvent(eventName: string, callBack: (...args: Untyped[]) => void): Promise<Untyped> {
    return this.#message.send(MessageCommands.placementBindEvent, { event: eventName, isSafely: true, callBack })
  }

  /**
   * Sends a command of the placement.
   * @throws {TypeError} `setValue` with a value that is not JSON text
   */
  async call(command: 'setValue', parameters: { value: string }): Promise<Untyped>
  async call(command: string, parameters?: Record<string, Untyped>): Promise<Untyped>
  async call(command: string, parameters: Record<string, Untyped> = {}): Promise<Untyped> {
    const isRawValue = command === 'setValue'
    if (isRawValue && typeof parameters['value'] !== 'string')
      throw new TypeError("placement.call('setValue', { value }) takes JSON text. Use placement.setValue(value).")
    return this.#message.send(command, { ...parameters, isSafely: true, isRawValue })
  }

  /** Sets the value of the form's field. Any value with a JSON form is allowed. */
  async setValue(value: unknown): Promise<Untyped> {
    return this.call('setValue', { value: JSON.stringify(value) })
  }

  /** Sends a command of the placement with many answers. `callBack` gets each of them. */
  async callCustomBind(
    command: string,
    parameters: null | string | Record<string, Untyped> = null,
    callBack: (...args: Untyped[]) => void,
  ): Promise<Untyped> {
    const params = typeof parameters === 'string' ? { singleOption: parameters } : parameters
    return this.#message.send(command, { ...params, isSafely: true, callBack })
  }
}
