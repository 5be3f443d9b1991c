import type { WireMap, WireValue } from '../../wire-value.ts'
import { isIntegerKey } from './php-form.ts'

/** A reply as XML. The root is `<response>` and numeric keys are `<item>`. True is 1; false and null are empty elements. */
export const toXml = (body: WireMap): string => `<?xml version="1.0" encoding="utf-8"?>\n${element('response', body)}`

const element = (name: string, value: WireValue): string => {
  const tag = isIntegerKey(name) ? 'item' : name
  const content = contentOf(value)
  return content === '' ? `<${tag}/>` : `<${tag}>${content}</${tag}>`
}

const contentOf = (value: WireValue): string => {
  if (value === null || value === false) return ''
  if (value === true) return '1'
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value))
  return Object.entries(value)
    .map(([key, inner]: [string, WireValue]) => element(key, inner))
    .join('')
}

/** Removes the characters that XML 1.0 cannot contain. */
const escapeText = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what must go
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
