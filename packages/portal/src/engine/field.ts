import type { WireMap } from '../wire-value.ts'

/** The type of a field, in the words of `*.fields` replies. */
export type FieldType =
  | 'integer'
  | 'user'
  | 'location'
  | 'crm_category'
  | 'crm_lead'
  | 'crm_deal'
  | 'crm_contact'
  | 'crm_company'
  | 'crm_quote'
  | 'crm_entity'
  | 'double'
  | 'money'
  | 'char'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'string'
  | 'text'
  | 'crm_status'
  | 'crm_currency'
  | 'enumeration'
  | 'file'
  | 'crm_multifield'
  | 'url'
  | 'address'
  | 'employee'
  | 'crm'
  | 'iblock_section'
  | 'iblock_element'
  | 'json'

/** A value that an enumeration offers. */
export interface FieldItem {
  readonly id: number
  readonly value: string
}

/** One field of an entity. */
export interface FieldDefinition {
  /** Name in camelCase. The column has this name, and `crm.item.*` and tests use it. */
  readonly name: string
  /** Name in the classic methods. Absent if they do not have the field. */
  readonly upper?: string | undefined
  readonly type: FieldType
  readonly isMultiple?: boolean | undefined
  readonly isRequired?: boolean | undefined
  readonly isReadOnly?: boolean | undefined
  /** Whether the field can be written only when the row is added. */
  readonly isImmutable?: boolean | undefined
  /** Whether another field has replaced it. */
  readonly isDeprecated?: boolean | undefined
  /** Whether it is a custom (`UF_*`) field. */
  readonly isDynamic?: boolean | undefined
  /** The list in `crm.status` that has the values of a `crm_status` field. */
  readonly statusType?: string | undefined
  /** Whether `crm.item.*` hides this field of the classic methods. */
  readonly isClassicOnly?: boolean | undefined
  /** Whether the portal shows the field but stores nothing in it. Its value is always null. */
  readonly isPlaceholder?: boolean | undefined
  readonly title?: string | undefined
  /** The values that an `enumeration` offers. Without them any text is accepted. */
  readonly items?: readonly FieldItem[] | undefined
  /** The settings that an administrator gave a custom field, by the names of its type, or those of a link. */
  readonly settings?: WireMap | undefined
}

/** How a column stores a field. SQLite compares the stored values. */
export type Storage = 'integer' | 'real' | 'flag' | 'seconds' | 'text' | 'json'

const storages = {
  integer: 'integer',
  user: 'integer',
  location: 'integer',
  crm_category: 'integer',
  crm_lead: 'integer',
  crm_deal: 'integer',
  crm_contact: 'integer',
  crm_company: 'integer',
  crm_quote: 'integer',
  crm_entity: 'integer',
  double: 'real',
  money: 'text',
  char: 'flag',
  boolean: 'flag',
  date: 'seconds',
  datetime: 'seconds',
  string: 'text',
  text: 'text',
  crm_status: 'text',
  crm_currency: 'text',
  enumeration: 'text',
  file: 'json',
  crm_multifield: 'json',
  url: 'text',
  address: 'text',
  employee: 'integer',
  crm: 'text',
  iblock_section: 'integer',
  iblock_element: 'integer',
  json: 'json',
} satisfies Record<FieldType, Storage>

/** Dates are stored as Unix seconds, flags as 0 and 1, lists and files as JSON. */
export const storageOf = ({ type, isMultiple }: FieldDefinition): Storage =>
  isMultiple === true ? 'json' : storages[type]

const references: ReadonlySet<FieldType> = new Set<FieldType>([
  'user',
  'location',
  'crm_lead',
  'crm_deal',
  'crm_contact',
  'crm_company',
  'crm_quote',
  'crm_entity',
  'employee',
])

/** Whether 0 in the field means "no link". */
export const isReference = ({ type }: FieldDefinition): boolean => references.has(type)
