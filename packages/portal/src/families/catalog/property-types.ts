import type { WrittenRow } from '../../engine/entity-rows.ts'
import type { FieldType } from '../../engine/field.ts'
import { textOf, type WireMap } from '../../wire-value.ts'

/** A type of properties. It is a basic type, or a user type that extends a basic type. */
interface PropertyType {
  readonly propertyType: string
  /** The user type. Empty for the basic types. */
  readonly userType: string
  readonly description: string
  /** The form in which products store a value. */
  readonly fieldType: FieldType
  /** Further settings, by name. */
  readonly settings: Readonly<Record<string, FieldType>>
}

const choice = { SIZE: 'integer', WIDTH: 'integer', GROUP: 'char', MULTIPLE: 'char' } as const

/** The settings of the user types that have any. */
const settings: Readonly<Record<string, Readonly<Record<string, FieldType>>>> = {
  'S:HTML': { HEIGHT: 'integer' },
  'S:directory': { ...choice, TABLE_NAME: 'string' },
  'S:ECrm': { LEAD: 'char', CONTACT: 'char', COMPANY: 'char', DEAL: 'char' },
  'N:Sequence': { WRITE: 'char', CURRENT_VALUE: 'integer' },
  'E:EList': choice,
  'E:EAutocomplete': { VIEW: 'char', SHOW_ADD: 'char', MAX_WIDTH: 'integer', MIN_HEIGHT: 'integer', BAN_SYM: 'string' },
}

const propertyTypes: readonly PropertyType[] = (
  [
    ['S', '', 'String', 'string'],
    ['N', '', 'Number', 'double'],
    ['L', '', 'List', 'enumeration'],
    ['F', '', 'File', 'file'],
    ['G', '', 'Link to sections', 'iblock_section'],
    ['E', '', 'Link to elements', 'iblock_element'],
    ['S', 'HTML', 'HTML/text', 'json'],
    ['S', 'Date', 'Date', 'date'],
    ['S', 'DateTime', 'Date/Time', 'datetime'],
    ['S', 'Money', 'Money', 'money'],
    ['S', 'map_google', 'Link to Google Maps', 'string'],
    ['S', 'employee', 'Link to employee', 'employee'],
    ['S', 'ECrm', 'Link to CRM items', 'crm'],
    ['S', 'directory', 'Directory', 'string'],
    ['N', 'Sequence', 'Counter', 'integer'],
    ['E', 'EList', 'Link to elements as a list', 'iblock_element'],
    ['E', 'EAutocomplete', 'Link to elements with auto-completion', 'iblock_element'],
    ['E', 'SKU', 'Link to products', 'iblock_element'],
  ] as const
).map(([propertyType, userType, description, fieldType]) => ({
  propertyType,
  userType,
  description,
  fieldType,
  settings: settings[`${propertyType}:${userType}`] ?? {},
}))

/** The two values of a property that together make its type. */
type TypeValues = Pick<WrittenRow<'catalogProductProperty'>, 'propertyType' | 'userType'>

/** The type of this pair. Undefined if there is none. */
export const propertyTypeOf = ({ propertyType: type, userType: of }: TypeValues): PropertyType | undefined =>
  propertyTypes.find(({ propertyType, userType }) => propertyType === textOf(type) && userType === textOf(of))

/** The reply of `crm.product.property.types`. */
export const describedTypes: readonly WireMap[] = propertyTypes.map(({ propertyType, userType, description }) => ({
  PROPERTY_TYPE: propertyType,
  USER_TYPE: userType,
  DESCRIPTION: description,
}))
