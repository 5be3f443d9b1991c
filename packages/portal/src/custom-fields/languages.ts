import type { WireMap } from '../wire-value.ts'

/** The languages of a portal. Fields have labels in them. */
export const languages: readonly string[] = [
  'ar',
  'br',
  'de',
  'en',
  'fr',
  'hi',
  'id',
  'in',
  'it',
  'ja',
  'kz',
  'la',
  'ms',
  'pl',
  'ru',
  'sc',
  'tc',
  'th',
  'tr',
  'ua',
  'vn',
]

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** The portal's own names of languages that differ from the standard language code. */
const codes: Readonly<Record<string, string>> = {
  br: 'pt-BR',
  in: 'hi',
  kz: 'kk',
  la: 'es',
  sc: 'zh-Hans',
  tc: 'zh-Hant',
  ua: 'uk',
  vn: 'vi',
}

/** The same languages in the form that the shop and the catalogue list. */
export const portalLanguages: readonly WireMap[] = languages.map((lid) => ({
  lid,
  active: 'Y',
  name: names.of(codes[lid] ?? lid) ?? lid,
}))
