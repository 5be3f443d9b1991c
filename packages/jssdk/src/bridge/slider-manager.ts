import { MessageCommands, type SendParams, type StatusClose } from '../types/portal/frame.ts'
import { isObject } from '../types/narrow.ts'
import type { Untyped } from '../types/untyped.ts'
import type { MessageManager } from './messages/message-manager.ts'
import { pageWindow } from './messages/page.ts'
import { inSlider, sliderPath } from './slider-path.ts'

const pollMs = 1_000
const longestPollMs = 5 * 60_000

interface PortalOrigin {
  getTargetOrigin(): string
}

/** Sliders with pages of the portal or with the application itself. */
export class SliderManager {
  readonly #portal: PortalOrigin
  readonly #message: MessageManager

  constructor(portal: PortalOrigin, messageManager: MessageManager) {
    this.#portal = portal
    this.#message = messageManager
  }

  /** A path as an address on the portal. */
  getUrl(path = '/'): URL {
    return new URL(path, this.#portal.getTargetOrigin())
  }

  getTargetOrigin(): string {
    return this.#portal.getTargetOrigin()
  }

  /**
   * Opens a page of the portal in a slider and resolves when it is closed. Mobile devices have no sliders. There the page opens in a new
   * window, which is watched for 5 minutes; `isClose` is false when the window is still open after that.
   * @param url the address of a portal page; only its path and query are used
   * @param width in pixels; the portal has the widths 900, 950, 1200, 1640 and the full width
   * @throws {Error} with the portal's code, such as `PATH_NOT_AVAILABLE`, or the browser blocks the new window
   */
  async openPath(url: URL, width = 1640): Promise<StatusClose> {
    const reply: unknown = await this.#message.send(MessageCommands.openPath, { path: sliderPath(url, width) })
    const { result, errorCode } = isObject(reply) ? reply : {}
    if (result === 'error' && errorCode === 'METHOD_NOT_SUPPORTED_ON_DEVICE') return this.#openWindow(url)
    if (result === 'error') throw new Error(String(errorCode))
    return { isOpenAtNewWindow: false, isClose: result === 'close' }
  }

  /**
   * Opens the application in a slider and resolves when it is closed.
   * @param params become the placement's options there, as text. `bx24_width`, `bx24_leftBoundary`, `bx24_title` and `bx24_label` set the
   * slider itself
   */
  async openSliderAppPage(params: Untyped = {}): Promise<Untyped> {
    const sent: SendParams = params // oxlint-disable-line typescript/no-unsafe-assignment -- what the slider is opened with is between the application and itself
    return this.#message.send(MessageCommands.openApplication, sent)
  }

  /** Closes the slider that shows the application. */
  async closeSliderAppPage(): Promise<void> {
    await this.#message.send(MessageCommands.closeApplication)
  }

  async #openWindow(url: URL): Promise<StatusClose> {
    const address = inSlider(new URL(`${url.pathname}${url.search}`, this.getTargetOrigin()))
    const opened = pageWindow().open(address, '_blank')
    if (opened === null)
      throw new Error('The browser opened no window for the page. Allow pop-ups for the application.')
    const { clock, signal } = this.#message
    for (let waitedMs = 0; waitedMs < longestPollMs && !opened.closed; waitedMs += pollMs)
      await clock.sleep(pollMs, signal)
    return { isOpenAtNewWindow: true, isClose: opened.closed }
  }
}
