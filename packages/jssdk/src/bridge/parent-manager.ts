import { MessageCommands } from '../types/portal/frame.ts'
import type { Untyped } from '../types/untyped.ts'
import type { MessageManager } from './messages/message-manager.ts'
import { pageWindow } from './messages/page.ts'
import { scrollSizeOf } from './scroll-size.ts'

type DialogId = number | `chat${number}` | `imol|${number}`

/** Commands to the portal's page around the frame: size, title, scrolling and the messenger. */
export class ParentManager {
  readonly #message: MessageManager

  constructor(messageManager: MessageManager) {
    this.#message = messageManager
  }

  /** The channel itself, for commands without a method here. */
  get message(): MessageManager {
    return this.#message
  }

  /** Closes the slider that shows the application. */
  async closeApplication(): Promise<void> {
    await this.#message.send(MessageCommands.closeApplication)
  }

  /** Makes the frame as wide as the portal allows and as high as its content. */
  async fitWindow(): Promise<Untyped> {
    const { scrollHeight: height } = this.getScrollSize()
    return this.#tell(MessageCommands.resizeWindow, { width: '100%', height })
  }

  /** Sets the size of the frame in pixels. @throws {Error} unless both are above 0 */
  async resizeWindow(width: number, height: number): Promise<void> {
    if (!(width > 0 && height > 0)) throw new Error(`Wrong width:number = ${width} or height:number = ${height}`)
    await this.#tell(MessageCommands.resizeWindow, { width, height })
  }

  /** Sets the frame to the size of its content. With `appNode` the height is that of the element. Minima are in pixels. */
  async resizeWindowAuto(appNode: null | HTMLElement = null, minHeight = 0, minWidth = 0): Promise<void> {
    const { body } = pageWindow().document
    const { scrollWidth } = scrollSizeOf(body)
    const { scrollHeight } = scrollSizeOf(appNode ?? body)
    await this.resizeWindow(Math.max(minWidth, scrollWidth), Math.max(minHeight, scrollHeight))
  }

  /** The size of the frame's content in pixels. It is measured here; nothing is sent. */
  getScrollSize(): { scrollWidth: number; scrollHeight: number } {
    return scrollSizeOf(pageWindow().document.documentElement)
  }

  /** Scrolls the portal's page to `scroll` pixels from its top. @throws {Error} `scroll` is not a whole number */
  async scrollParentWindow(scroll: number): Promise<void> {
    if (!Number.isInteger(scroll)) throw new Error('Wrong scroll number')
    await this.#tell(MessageCommands.setScroll, { scroll: Math.max(0, scroll) })
  }

  /** Reloads the portal's page together with the frame. */
  async reloadWindow(): Promise<void> {
    await this.#tell(MessageCommands.reloadWindow)
  }

  /** Sets the heading above the frame. The portal shows it on the application's main page only. */
  async setTitle(title: string): Promise<void> {
    await this.#tell(MessageCommands.setTitle, { title })
  }

  /** Calls a user of the portal. */
  async imCallTo(userId: number, isVideo = true): Promise<void> {
    await this.#tell(MessageCommands.imCallTo, { userId, video: isVideo })
  }

  /** Calls a phone number through the portal's telephony. */
  async imPhoneTo(phone: string, params?: Record<string, unknown>): Promise<void> {
    await this.#tell(MessageCommands.imPhoneTo, { phone, ...(params !== undefined && { params }) })
  }

  /** Opens the messenger: with `dialogId` at this dialog, with `messageId` at this message. */
  async imOpenMessenger(dialogId: DialogId | `sg${number}` | undefined, messageId?: number): Promise<void> {
    await this.#tell(MessageCommands.imOpenMessenger, { dialogId, ...(messageId !== undefined && { messageId }) })
  }

  /** Opens the history of a dialog. */
  async imOpenHistory(dialogId: DialogId): Promise<void> {
    await this.#tell(MessageCommands.imOpenHistory, { dialogId })
  }

  /** The portal never answers some of these commands, and answers others only in some placements. So the wait is limited. */
  async #tell(command: MessageCommands, params: Record<string, unknown> = {}): Promise<unknown> {
    return this.#message.send(command, { ...params, isSafely: true })
  }
}
