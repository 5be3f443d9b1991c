import { MessageCommands, type MessageInitData } from '../types/portal/frame.ts'
import type { Untyped } from '../types/untyped.ts'
import { optionsOf } from './messages/init-data.ts'
import type { MessageManager } from './messages/message-manager.ts'

/** Settings that the portal keeps for the application, and for each of its users. */
export class OptionsManager {
  readonly #message: MessageManager
  #app = new Map<string, unknown>()
  #user = new Map<string, unknown>()

  constructor(messageManager: MessageManager) {
    this.#message = messageManager
  }

  initData(data: MessageInitData): OptionsManager {
    this.#app = new Map(Object.entries(optionsOf(data.APP_OPTIONS)))
    this.#user = new Map(Object.entries(optionsOf(data.USER_OPTIONS)))
    return this
  }

  /** A setting of the application. @throws {Error} it was never set */
  appGet(option: string): Untyped {
    if (!this.#app.has(option)) throw new Error(`app.option.${option} not set`)
    return this.#app.get(option)
  }

  /** Stores a setting of the application. The portal accepts this from administrators only, and does not answer other users. */
  async appSet(option: string, value: unknown): Promise<void> {
    await this.#store(MessageCommands.setAppOption, option, value)
    this.#app.set(option, value)
  }

  /** A setting of the user. @throws {Error} it was never set */
  userGet(option: string): Untyped {
    if (!this.#user.has(option)) throw new Error(`user.option.${option} not set`)
    return this.#user.get(option)
  }

  /** Stores a setting of the user. */
  async userSet(option: string, value: unknown): Promise<void> {
    await this.#store(MessageCommands.setUserOption, option, value)
    this.#user.set(option, value)
  }

  async #store(command: MessageCommands, name: string, value: unknown): Promise<void> {
    await this.#message.send(command, { name, value, isSafely: true })
  }
}
