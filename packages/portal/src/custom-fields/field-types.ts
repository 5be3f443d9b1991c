import type { WireMap } from '../wire-value.ts'

/** One setting of a custom field type, and its default. */
interface FieldSetting {
  readonly type: 'int' | 'double' | 'string' | 'boolean' | 'char' | 'map' | 'list'
  readonly title: string
  readonly usual: WireMap[string]
}

/** A type of custom fields. */
export interface UserFieldType {
  readonly id: CustomFieldType
  readonly title: string
  readonly settings: Readonly<Record<string, FieldSetting>>
}

const int = (title: string, usual: number | null): FieldSetting => ({ type: 'int', title, usual })
const text = (title: string, usual: string): FieldSetting => ({ type: 'string', title, usual })
const flag = (title: string, usual: 'Y' | 'N'): FieldSetting => ({ type: 'char', title, usual })
const list = (title: string, usual: readonly string[]): FieldSetting => ({ type: 'list', title, usual })
const map = (title: string, usual: WireMap): FieldSetting => ({ type: 'map', title, usual })

const size = int('Size of the input field', 20)
const noDate = { DEFAULT_VALUE: map('Default value', { TYPE: 'NONE', VALUE: '' }) }
const lengths = { MIN_LENGTH: int('Least length', 0), MAX_LENGTH: int('Greatest length', 0) }
const bounds = { MIN_VALUE: int('Least value', 0), MAX_VALUE: int('Greatest value', 0) }
const choice = { DISPLAY: text('Appearance', 'LIST'), LIST_HEIGHT: int('Height of the list', 1) }
const iblock = {
  ...choice,
  IBLOCK_ID: int('Information block', 0),
  DEFAULT_VALUE: text('Default value', ''),
  ACTIVE_FILTER: flag('Active ones only', 'N'),
}

const titled = {
  string: { title: 'String', settings: { SIZE: size, ROWS: int('Rows', 1), REGEXP: text('Pattern', ''), ...lengths } },
  integer: { title: 'Integer', settings: { SIZE: size, ...bounds } },
  double: { title: 'Number', settings: { PRECISION: int('Precision', 4), SIZE: size, ...bounds } },
  boolean: {
    title: 'Yes/No',
    settings: {
      DISPLAY: text('Appearance', 'CHECKBOX'),
      LABEL: list('Names of the values', ['', '']),
      LABEL_CHECKBOX: text('Label of the box', ''),
      DEFAULT_VALUE: int('Default value', 0),
    },
  },
  enumeration: {
    title: 'List',
    settings: {
      ...choice,
      CAPTION_NO_VALUE: text('Caption of the empty value', ''),
      SHOW_NO_VALUE: flag('Show the empty value', 'Y'),
    },
  },
  date: { title: 'Date', settings: noDate },
  datetime: {
    title: 'Date/Time',
    settings: { ...noDate, USE_SECOND: flag('Seconds', 'Y'), USE_TIMEZONE: flag('Time zone', 'N') },
  },
  address: { title: 'Google Maps address', settings: { SHOW_MAP: flag('Show the map', 'Y') } },
  url: { title: 'Link', settings: { POPUP: flag('In a new window', 'Y'), SIZE: size, ...lengths } },
  file: {
    title: 'File',
    settings: {
      SIZE: size,
      LIST_WIDTH: int('Width in lists', 0),
      LIST_HEIGHT: int('Height in lists', 0),
      MAX_SHOW_SIZE: int('Greatest size shown', 0),
      MAX_ALLOWED_SIZE: int('Greatest size taken', 0),
      EXTENSIONS: list('Extensions', []),
    },
  },
  money: { title: 'Money', settings: {} },
  iblock_section: { title: 'Link to sections of information blocks', settings: iblock },
  iblock_element: { title: 'Link to elements of information blocks', settings: iblock },
  employee: { title: 'Link to an employee', settings: {} },
  crm: {
    title: 'Link to CRM items',
    settings: {
      LEAD: flag('Leads', 'N'),
      CONTACT: flag('Contacts', 'N'),
      COMPANY: flag('Companies', 'N'),
      DEAL: flag('Deals', 'N'),
    },
  },
  crm_status: { title: 'Link to a CRM dictionary', settings: { ENTITY_TYPE: text('Dictionary', '') } },
} as const satisfies Readonly<Record<string, Omit<UserFieldType, 'id'>>>

/** The types that a custom field may have. */
export type CustomFieldType = keyof typeof titled

const withoutDefault: ReadonlySet<string> = new Set(['file', 'employee', 'crm', 'crm_status', 'address', 'enumeration'])

const isTypeId = (id: string): id is CustomFieldType => Object.hasOwn(titled, id)

/** Every type, in the order in which a portal lists them. */
export const userFieldTypes: readonly UserFieldType[] = Object.keys(titled)
  .filter(isTypeId)
  .map((id) => {
    const { title, settings } = titled[id]
    const usual = withoutDefault.has(id) ? {} : { DEFAULT_VALUE: text('Default value', '') }
    return { id, title, settings: { ...usual, ...settings } }
  })

/** Finds a type by its name. */
export const userFieldType = (id: unknown): UserFieldType | undefined => userFieldTypes.find((type) => type.id === id)

/** The settings of a field: the given ones, and the type's defaults for the rest. Unknown settings are ignored. */
export const settingsOf = ({ settings }: UserFieldType, given: WireMap): WireMap =>
  Object.fromEntries(
    Object.entries(settings).map(([name, { type, usual }]) => {
      const value = given[name]
      if (value === undefined) return [name, usual]
      return [name, type === 'int' && typeof value === 'string' && value !== '' ? Number(value) || 0 : value]
    }),
  )
