import type { FieldType } from '../../../engine/field.ts'

/** Fields that every element may have. A list has the name, and those fields that were added to it. */
const ownFieldTypes: Readonly<Record<string, string>> = {
  NAME: 'Name',
  SORT: 'Sorting',
  ACTIVE_FROM: 'Active from',
  ACTIVE_TO: 'Active until',
  PREVIEW_PICTURE: 'Preview picture',
  PREVIEW_TEXT: 'Preview text',
  DETAIL_PICTURE: 'Detailed picture',
  DETAIL_TEXT: 'Detailed description',
  DATE_CREATE: 'Created on',
  CREATED_BY: 'Created by',
  TIMESTAMP_X: 'Modified on',
  MODIFIED_BY: 'Modified by',
}

interface PropertyType {
  readonly title: string
  /** The type of the field's column. */
  readonly kept: FieldType
}

const propertyTypes: Readonly<Record<string, PropertyType>> = {
  S: { title: 'String', kept: 'string' },
  N: { title: 'Number', kept: 'double' },
  L: { title: 'List', kept: 'integer' },
  F: { title: 'File', kept: 'file' },
  G: { title: 'Link to sections', kept: 'integer' },
  E: { title: 'Link to elements', kept: 'integer' },
  'S:Date': { title: 'Date', kept: 'date' },
  'S:DateTime': { title: 'Date/Time', kept: 'datetime' },
  'S:HTML': { title: 'HTML/text', kept: 'text' },
  'E:EList': { title: 'Link to elements as a list', kept: 'integer' },
  'N:Sequence': { title: 'Counter', kept: 'integer' },
  'S:ECrm': { title: 'Link to CRM items', kept: 'string' },
  'S:Money': { title: 'Money', kept: 'string' },
  'S:DiskFile': { title: 'File (Drive)', kept: 'string' },
  'S:map_yandex': { title: 'Link to a map', kept: 'string' },
  'S:employee': { title: 'Link to an employee', kept: 'integer' },
}

/** Whether a type is one of the fields that every element may have. */
export const isOwnField = (type: string): boolean => Object.hasOwn(ownFieldTypes, type)

/** The type of the column for a property's values. Undefined if the property type is unknown. */
export const keptAs = (type: string): FieldType | undefined =>
  Object.hasOwn(propertyTypes, type) ? propertyTypes[type]?.kept : undefined

/** The types that a new field of a list may have, with their names. Fields that the list already has are not offered again. */
export const offeredTypes = (taken: ReadonlySet<string>): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(ownFieldTypes).filter(([type]) => !taken.has(type))),
  ...Object.fromEntries(Object.entries(propertyTypes).map(([type, { title }]) => [type, title])),
})
