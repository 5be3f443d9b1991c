import type { OpenFrame } from './open-frame.ts'
import type { PageSettings } from './settings.ts'
import type { Sliders } from './sliders.ts'

/** What a command is answered with. The bridge has no error replies: what is refused meets silence. */
export type Outcome = { readonly kind: 'reply'; readonly payload?: unknown } | { readonly kind: 'silence' }

export const silence: Outcome = { kind: 'silence' }

export const reply = (payload?: unknown): Outcome => ({ kind: 'reply', payload })

/** The page that applications talk to. */
export interface PortalPage {
  readonly settings: PageSettings
  readonly sliders: Sliders
  readonly main: HTMLElement
  /** The slider that shows this frame; none for the frame of the page itself. */
  sliderOf(frame: OpenFrame): ReturnType<Sliders['top']>
  /** Shows the application in a slider until it is closed. */
  openApplication(params: Readonly<Record<string, unknown>>, onClose: () => void): void
  /** Shows the application anew after its installation. */
  reopen(frame: OpenFrame, isInstallSaved: boolean): void
}

/** One command of the bridge: waits for a person where it has to, and says what is sent back. */
export type Command = (call: {
  readonly params: unknown
  readonly callbackId: string
  readonly frame: OpenFrame
  readonly page: PortalPage
}) => Promise<Outcome> | Outcome
