import { type Fields, fieldsOf, textOf } from './narrow.ts'
import type { SliderOptions } from './sliders.ts'

/** The look of a slider with an application, and the values for the application. */
export interface ApplicationSlider {
  readonly look: Omit<SliderOptions, 'onClose'>
  readonly options: Fields
}

const labelColors: Readonly<Record<string, string>> = {
  aqua: '#06bab1',
  green: '#a5de00',
  orange: '#ffa801',
  brown: '#b57051',
  pink: '#f968b6',
  blue: '#2eceff',
  grey: '#a1a6ac',
  violet: '#6b52cc',
}

/**
 * `bx24_*` keys are settings of the slider, even unknown ones. All other keys go to the application as text. Values of a wrong type are
 * ignored.
 */
export const readApplicationSlider = (params: Fields): ApplicationSlider => {
  const { bx24_title: title, bx24_width: width, bx24_leftBoundary: leftGap, bx24_label: label } = params
  const options = Object.entries(params).filter(([name]) => !name.startsWith('bx24_'))
  return {
    look: {
      title: typeof title === 'string' ? title : 'Application',
      width: typeof width === 'number' ? width : undefined,
      leftGap: typeof leftGap === 'number' ? leftGap : undefined,
      label: label === undefined ? undefined : readLabel(fieldsOf(label)),
    },
    options: Object.fromEntries(options.map(([name, value]) => [name, asText(value)])),
  }
}

const readLabel = ({ text, color, bgColor }: Fields) => ({
  text: textOf(text),
  color: textOf(color),
  background: labelColors[textOf(bgColor)] ?? '',
})

/** The values are sent in a form, so each leaf is text and `null` is empty. */
const asText = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asText)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]: [string, unknown]) => [name, asText(inner)]))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
