import { button, element } from './element.ts'
import type { OpenFrame } from './open-frame.ts'

/** A slider above the page. */
export interface Slider {
  readonly body: HTMLElement
  /** The application in the slider. Undefined if the slider shows a page of the portal. */
  frame: OpenFrame | undefined
  close(): void
}

export interface SliderOptions {
  readonly title: string
  /** In pixels. `undefined` means nearly the whole page. */
  readonly width?: number | undefined
  readonly leftGap?: number | undefined
  readonly label?: { readonly text: string; readonly color: string; readonly background: string } | undefined
  readonly onClose: () => void
}

/** The open sliders, one above the other. */
export interface Sliders {
  open(options: SliderOptions): Slider
  top(): Slider | undefined
  all(): readonly Slider[]
}

export const createSliders = (): Sliders => {
  const open: Slider[] = []
  return {
    open: ({ title, width, leftGap, label, onClose }) => {
      const body = element('div', { class: 'slider-body' })
      const panel = element('section', { class: 'slider', role: 'dialog', 'aria-label': title })
      const slider: Slider = {
        body,
        frame: undefined,
        close: () => {
          const at = open.indexOf(slider)
          if (at < 0) return
          // Sliders that were opened from this one are closed with it.
          for (const above of open.slice(at + 1).toReversed()) above.close()
          open.splice(at, 1)
          slider.frame?.close()
          panel.remove()
          onClose()
        },
      }
      if (width !== undefined) panel.style.width = `${String(width)}px`
      else if (leftGap !== undefined) panel.style.width = `calc(100% - ${String(leftGap)}px)`
      panel.append(
        element('header', {}, [title, button('Close', () => slider.close(), { class: 'slider-close' })]),
        body,
      )
      if (label !== undefined) panel.prepend(drawLabel(label))
      open.push(slider)
      document.body.append(panel)
      return slider
    },
    top: () => open.at(-1),
    all: () => open,
  }
}

const drawLabel = ({ text, color, background }: NonNullable<SliderOptions['label']>): HTMLElement => {
  const label = element('span', { class: 'slider-label' }, [text])
  label.style.color = color
  label.style.background = background
  return label
}
