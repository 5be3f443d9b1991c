import { languages } from './languages.ts'
import { itemsOf } from './user-fields.ts'
import type { Engine } from '../engine/engine.ts'
import type { RowOf } from '../engine/entity-rows.ts'
import { isWireMap, textOf, type WireMap, type WireValue } from '../wire-value.ts'

const plain = {
  ID: 'id',
  ENTITY_ID: 'entityId',
  FIELD_NAME: 'fieldName',
  USER_TYPE_ID: 'userTypeId',
  XML_ID: 'xmlId',
  SORT: 'sort',
  MULTIPLE: 'multiple',
  MANDATORY: 'mandatory',
  SHOW_FILTER: 'showFilter',
  SHOW_IN_LIST: 'showInList',
  EDIT_IN_LIST: 'editInList',
  IS_SEARCHABLE: 'isSearchable',
} as const

const labels = {
  EDIT_FORM_LABEL: 'editFormLabel',
  LIST_COLUMN_LABEL: 'listColumnLabel',
  LIST_FILTER_LABEL: 'listFilterLabel',
  ERROR_MESSAGE: 'errorMessage',
  HELP_MESSAGE: 'helpMessage',
} as const

/** Whether labels are shown in every language, in one, or not at all. */
export type LabelView = 'all' | 'none' | { readonly language: string }

/** A custom field in the form of classic methods: all values are text, and `LIST` has the values of an enumeration. */
export const showClassicField = (engine: Engine, row: RowOf<'userField'>, view: LabelView): WireMap => {
  const list = itemsOf(engine, row['id']).map((item) => ({
    ID: textOf(item['id']),
    SORT: textOf(item['sort']),
    VALUE: item['value'] ?? '',
    DEF: item['def'] ?? 'N',
    XML_ID: item['xmlId'] ?? '',
  }))
  return {
    ...mapValues(plain, (name) => classicText(row[name])),
    SETTINGS: row['settings'] ?? {},
    ...(view === 'none' ? {} : mapValues(labels, (name) => labelIn(row[name], view, name))),
    ...(row['userTypeId'] === 'enumeration' ? { LIST: list } : {}),
  }
}

/** A custom field in the form of `userfieldconfig.*`. */
export const showConfigField = (engine: Engine, row: Partial<RowOf<'userField'>>, isWhole: boolean): WireMap => {
  const items = itemsOf(engine, Number(row['id'])).map((item) => ({
    id: textOf(item['id']),
    userFieldId: textOf(item['userFieldId']),
    value: item['value'] ?? '',
    def: item['def'] ?? 'N',
    sort: textOf(item['sort']),
    xmlId: item['xmlId'] ?? '',
  }))
  const languageId = Object.fromEntries(languages.map((language) => [language, language]))
  return {
    ...Object.fromEntries(Object.values(plain).map((name) => [name, classicText(row[name])])),
    settings: row['settings'] ?? {},
    languageId,
    ...Object.fromEntries(Object.values(labels).map((name) => [name, configLabels(row[name])])),
    ...(isWhole && row['userTypeId'] === 'enumeration' ? { enum: items } : {}),
  }
}

const classicText = (value: WireValue | undefined): WireValue =>
  value === undefined || value === null ? null : textOf(value)

const labelIn = (value: WireValue | undefined, view: LabelView, name: string): WireValue => {
  const known = isWireMap(value) ? value : {}
  if (typeof view === 'object') {
    const label = textOf(known[view.language])
    // A list shows null for a message that nobody wrote.
    return label === '' && name.endsWith('Message') ? null : label
  }
  return Object.fromEntries(languages.map((language) => [language, textOf(known[language])]))
}

const configLabels = (value: WireValue | undefined): WireMap => {
  const known = isWireMap(value) ? value : {}
  return Object.fromEntries(languages.map((language) => [language, known[language] ?? null]))
}

const mapValues = <Name extends string>(
  names: Readonly<Record<string, Name>>,
  show: (name: Name) => WireValue,
): Record<string, WireValue> => Object.fromEntries(Object.entries(names).map(([upper, name]) => [upper, show(name)]))
