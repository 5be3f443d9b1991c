import type { RowOf } from '../../../engine/entity-rows.ts'
import { currencyEntity } from '../entities/parts.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { missing, mustBeArray, notFound } from '../../../methods/refusals.ts'

const currencyBy = ({ portal }: MethodCall, field: 'base' | 'currency', value: string): RowOf<'currency'> | undefined =>
  portal.engine.page('currency', { where: { kind: 'eq', field, value }, limit: 1 }).rows[0]

const baseGet: Handle = (call) => ({ result: currencyBy(call, 'base', 'Y')?.['currency'] ?? '' })

const found = (call: MethodCall): RowOf<'currency'> => {
  const row = currencyBy(call, 'currency', textOf(anyCase(call.params, 'id')))
  if (row === undefined) throw notFound(call)
  return row
}

const get: Handle = (call) => {
  const row = found(call)
  return { result: { ...shown(row), LANG: localizations(row) } }
}

/** The first field is the row's number, and the last one is its localizations. */
const shown = (row: RowOf<'currency'>): WireMap => classicRow(row, currencyEntity.fields.slice(1, -1))

const baseSet: Handle = (call) => {
  const { engine } = call.portal
  const row = found(call)
  const before = currencyBy(call, 'base', 'Y')
  if (before !== undefined) engine.update('currency', before['id'], { base: 'N' })
  engine.update('currency', row['id'], { base: 'Y' })
  return { result: true }
}

/** The format of a currency in each language. Formats that were set replace the portal's defaults. */
const localizations = (row: RowOf<'currency'>): WireMap => {
  const currency = shown(row)
  const set = isWireMap(row['lang']) ? row['lang'] : undefined
  return set ?? { en: english(currency), de: german(currency, textOf(row['currency'])) }
}

const localizationsGet: Handle = (call) => ({ result: localizations(found(call)) })

const localizationsSet: Handle = (call) => {
  const row = found(call)
  const given = anyCase(call.params, 'localizations')
  if (!isWireMap(given)) throw mustBeArray('localizations')
  const known = localizations(row)
  const changed = Object.entries(given).flatMap(([language, format]): [string, WireMap][] => {
    const before = known[language]
    return isWireMap(format) ? [[language, { ...(isWireMap(before) ? before : english(shown(row))), ...format }]] : []
  })
  const lang: WireMap = { ...known, ...Object.fromEntries(changed) }
  call.portal.engine.update('currency', row['id'], { lang })
  return { result: true }
}

const localizationsDelete: Handle = (call) => {
  const row = found(call)
  const given = anyCase(call.params, 'lids')
  if (!isWireList(given) && !isWireMap(given)) throw missing(call, 'lids')
  const languages = new Set(Object.values(given).map(textOf))
  const left = Object.entries(localizations(row)).filter(([language]) => !languages.has(language))
  call.portal.engine.update('currency', row['id'], { lang: Object.fromEntries(left) })
  return { result: true }
}

const english = ({ FORMAT_STRING = '', FULL_NAME = '', DECIMALS = '2' }: WireMap): WireMap => ({
  FORMAT_STRING,
  FULL_NAME,
  DEC_POINT: '.',
  // `THOUSANDS_VARIANT` already names the separator by a letter, so this field is null.
  THOUSANDS_SEP: null,
  DECIMALS,
  THOUSANDS_VARIANT: 'C',
  HIDE_ZERO: 'N',
})

const german = ({ FULL_NAME = '', DECIMALS = '2' }: WireMap, code: string): WireMap => ({
  FORMAT_STRING: `# ${code}`,
  FULL_NAME,
  DEC_POINT: ',',
  THOUSANDS_SEP: '.',
  DECIMALS,
  THOUSANDS_VARIANT: 'D',
  HIDE_ZERO: 'N',
})

/** The formats that a call gives in `LANG`. A currency has its name and its form from the one in the portal's language. */
export const formatOf = (_values: WireMap, { params }: MethodCall, before: WireMap | undefined): WireMap => {
  const fields = anyCase(params, 'fields')
  const given = isWireMap(fields) ? anyCase(fields, 'LANG') : undefined
  if (!isWireMap(given)) return {}
  const kept = before?.['lang']
  const lang: WireMap = { ...(isWireMap(kept) ? kept : {}), ...given }
  const format = lang[portalLanguage]
  if (!isWireMap(format)) return { lang }
  const shownValues = Object.entries(shownNames).flatMap(([upper, name]): [string, WireValue][] => {
    const value = format[upper]
    return value === undefined ? [] : [[name, value]]
  })
  return { lang, lid: portalLanguage, ...Object.fromEntries(shownValues) }
}

const portalLanguage = 'en'

const shownNames = {
  FULL_NAME: 'fullName',
  FORMAT_STRING: 'formatString',
  DEC_POINT: 'decPoint',
  THOUSANDS_SEP: 'thousandsSep',
  DECIMALS: 'decimals',
} as const

/** `crm.currency.*`: currencies with their formats by language, and the portal's base currency. */
export const currencyMethods: Methods = {
  'crm.currency.base.get': baseGet,
  'crm.currency.base.set': baseSet,
  'crm.currency.get': get,
  'crm.currency.localizations.get': localizationsGet,
  'crm.currency.localizations.set': localizationsSet,
  'crm.currency.localizations.delete': localizationsDelete,
}
