import { languages } from './languages.ts'
import type { ItemWrite } from './user-fields.ts'
import type { WrittenRow } from '../engine/entity-rows.ts'
import { fieldsByName, type Naming } from '../engine/naming.ts'
import { userFieldEntity } from './entities.ts'
import { entryOf, isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../wire-value.ts'
import { toInteger } from '../methods/params.ts'

const labels: ReadonlySet<string> = new Set([
  'editFormLabel',
  'listColumnLabel',
  'listFilterLabel',
  'errorMessage',
  'helpMessage',
])

/** The values that a call writes into a custom field, by the entity's names. Unknown names are ignored. */
export const userFieldValues = (written: WireMap, naming: Naming): WrittenRow<'userField'> => {
  const known = fieldsByName(userFieldEntity, naming)
  const common = entryOf(written, 'LABEL')
  const shared =
    common === undefined ? {} : { editFormLabel: inEveryLanguage(common), listColumnLabel: inEveryLanguage(common) }
  const values = Object.entries(written).flatMap(([name, value]): [string, WireValue][] => {
    const field = known.get(name)
    if (field === undefined || field.name === 'id') return []
    if (labels.has(field.name)) return [[field.name, inEveryLanguage(value)]]
    if (field.type === 'char') return [[field.name, isYes(value) ? 'Y' : 'N']]
    if (field.name === 'showFilter') return [[field.name, showFilter(value)]]
    return field.name === 'settings' && !isWireMap(value) ? [] : [[field.name, value]]
  })
  return { ...shared, ...Object.fromEntries(values) }
}

/** The values of an enumeration that a call writes: `LIST` in classic methods, `enum` in controllers. Undefined if there are none. */
export const writtenItems = (list: WireValue | undefined): readonly ItemWrite[] | undefined =>
  isWireList(list)
    ? list.filter(isWireMap).map((item) => readItem(item))
    : list !== undefined && isWireMap(list)
      ? Object.entries(list).flatMap(([key, item]) => (isWireMap(item) ? [readItem(item, toInteger(key))] : []))
      : undefined

/** In a map the key decides: `n0` adds, and an id means the stored value. One with an empty text is deleted. */
const readItem = (given: WireMap, keyId?: number): ItemWrite => {
  const item = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase().replace('_', ''), value]))
  const text = (name: string): string | undefined => (item.has(name) ? textOf(item.get(name)) : undefined)
  return {
    id: toInteger(item.get('id')) ?? keyId,
    value: text('value'),
    def: item.has('def') ? (isYes(item.get('def')) ? 'Y' : 'N') : undefined,
    sort: toInteger(item.get('sort')),
    xmlId: text('xmlid'),
    isDeleted: isYes(item.get('del')) || (keyId !== undefined && text('value') === ''),
  }
}

const isYes = (value: WireValue | undefined): boolean =>
  value === true || value === 1 || /^(?:y|1|true)$/i.test(textOf(value))

/** `N` is no filter, `I` an exact match, `E` a mask, `S` a part of the text. */
const showFilter = (value: WireValue): string =>
  value === true || textOf(value) === 'Y' ? 'E' : /^[IES]$/.test(textOf(value)) ? textOf(value) : 'N'

/** One label for all languages, or one for each language. */
const inEveryLanguage = (value: WireValue): WireMap =>
  isWireMap(value) ? value : Object.fromEntries(languages.map((language) => [language, textOf(value)]))
