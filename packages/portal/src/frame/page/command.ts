import type { OpenFrame } from './open-frame.ts'
import type { PageSettings } from './settings.ts'
import type { Sliders } from './sliders.ts'

/** The result of a command. The bridge has no error replies, so a refused command gets no reply. */
export type Outcome = { readonly kind: 'reply'; readonly payload?: unknown } | { readonly kind: 'silence' }

export const silence: Outcome = { kind: 'silence' }

export const reply = (payload?: unknown): Outcome => ({ kind: 'reply', payload })

/** The page with which applications exchange messages. */
export interface PortalPage {
  readonly settings: PageSettings
  readonly sliders: Sliders
  readonly main: HTMLElement
  /** The slider that shows this frame. Undefined for the frame of the page itself. */
  sliderOf(frame: OpenFrame): ReturnType<Sliders['top']>
  /** Shows the application in a slider until it is closed. */
  openApplication(params: Readonly<Record<string, unknown>>, onClose: () => void): void
  /** Opens the application again after its installation. */
  reopen(frame: OpenFrame, isInstallSaved: boolean): void
}

/** One command of the bridge. Some wait for the user. The promise gives the reply. */
export type Command = (call: {
  readonly params: unknown
  readonly callbackId: string
  readonly frame: OpenFrame
  readonly page: PortalPage
}) => Promise<Outcome> | Outcome
