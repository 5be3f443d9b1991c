import type { PortalPage } from './command.ts'
import { element } from './element.ts'
import { drawEventDesk } from './event-desk.ts'
import { listenToFrames } from './listen.ts'
import type { Fields } from './narrow.ts'
import { showNotice } from './notices.ts'
import { readApplicationSlider } from './open-application.ts'
import { type OpenFrame, openFrame } from './open-frame.ts'
import { readSettings } from './settings.ts'
import { createSliders, type SliderOptions } from './sliders.ts'

const settings = readSettings(location.search)
const sliders = createSliders()
const main = document.querySelector<HTMLElement>('#portal') ?? document.body
let mainFrame: OpenFrame | undefined

const frames = (): readonly OpenFrame[] =>
  [mainFrame, ...sliders.all().map(({ frame }) => frame)].filter((frame) => frame !== undefined)

const tellFailure = (error: unknown): void =>
  showNotice('error', error instanceof Error ? error.message : 'The frame cannot be opened.')

const page: PortalPage = {
  settings,
  sliders,
  main,
  sliderOf: (frame) => sliders.all().find((slider) => slider.frame === frame),
  openApplication: (params, onClose) => {
    const { look, options } = readApplicationSlider(params)
    openInSlider(look, options, onClose).catch(tellFailure)
  },
  reopen: (frame, isInstallSaved) => {
    const slider = page.sliderOf(frame)
    if (slider === undefined) {
      const address = new URL(location.href)
      address.searchParams.set('install_finished', isInstallSaved ? 'Y' : 'N')
      location.replace(address)
      return
    }
    slider.close()
    openInSlider({ title: 'Application' }, frame.options, () => undefined).catch(tellFailure)
  },
}

const openInSlider = async (
  look: Omit<SliderOptions, 'onClose'>,
  options: Fields,
  onClose: () => void,
): Promise<void> => {
  const slider = sliders.open({ ...look, onClose })
  const frame = await openFrame(settings, { placement: 'DEFAULT', options, into: slider.body })
  slider.frame = frame
  // The slider may have been closed during the request to the portal.
  if (!sliders.all().includes(slider)) frame.close()
}

const start = async (): Promise<void> => {
  const { placement, options } = settings
  const desk = drawEventDesk(() => mainFrame, placement)
  main.append(element('h1', {}, [placement === 'DEFAULT' ? 'Application' : placement]), ...(desk ? [desk] : []))
  mainFrame = await openFrame(settings, { placement, options, into: main })
}

listenToFrames(page, frames)
start().catch(tellFailure)
