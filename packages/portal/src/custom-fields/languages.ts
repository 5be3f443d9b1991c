import type { WireMap } from '../wire-value.ts'

/** Languages of a portal, in which fields have labels. */
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

/** What the portal calls languages by, where that is no code of a language. */
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

/** The same languages as the shop and the catalogue list them. */
export const portalLanguages: readonly WireMap[] = languages.map((lid) => ({
  lid,
  active: 'Y',
  name: names.of(codes[lid] ?? lid) ?? lid,
}))
