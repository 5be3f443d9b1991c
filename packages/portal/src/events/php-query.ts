import { entriesOf, isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'

/** Writes a form body like PHP's `http_build_query`. Names are nested, every leaf is text, and nulls and empty arrays are left out. */
export const phpQuery = (fields: WireMap): string =>
  pairsOf(fields)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&')

const pairsOf = (value: WireMap | readonly WireValue[], prefix = ''): readonly (readonly [string, string])[] =>
  entriesOf(value).flatMap(([key, inner]) => {
    const name = prefix === '' ? key : `${prefix}[${key}]`
    if (isWireMap(inner) || isWireList(inner)) return pairsOf(inner, name)
    return inner === null ? [] : [[name, textOf(inner)] as const]
  })

const textOf = (value: boolean | number | string): string =>
  typeof value === 'boolean' ? (value ? '1' : '0') : String(value)

const encode = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+')
