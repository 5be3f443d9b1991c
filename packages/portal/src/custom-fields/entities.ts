import type { RowsFrom } from '../engine/entity-rows.ts'
import { idField, type Entity } from '../engine/entity.ts'

/** A custom field as an administrator sees it. Its values are in a column of the entity that has the field. */
export const userFieldEntity = {
  name: 'userField',
  isKept: true,
  fields: [
    idField,
    { name: 'entityId', upper: 'ENTITY_ID', type: 'string', isRequired: true, isImmutable: true },
    { name: 'fieldName', upper: 'FIELD_NAME', type: 'string', isRequired: true, isImmutable: true },
    { name: 'userTypeId', upper: 'USER_TYPE_ID', type: 'string', isRequired: true, isImmutable: true },
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'multiple', upper: 'MULTIPLE', type: 'char', isImmutable: true },
    { name: 'mandatory', upper: 'MANDATORY', type: 'char' },
    { name: 'showFilter', upper: 'SHOW_FILTER', type: 'string' },
    { name: 'showInList', upper: 'SHOW_IN_LIST', type: 'char' },
    { name: 'editInList', upper: 'EDIT_IN_LIST', type: 'char' },
    { name: 'isSearchable', upper: 'IS_SEARCHABLE', type: 'char' },
    { name: 'settings', upper: 'SETTINGS', type: 'json' },
    { name: 'editFormLabel', upper: 'EDIT_FORM_LABEL', type: 'json' },
    { name: 'listColumnLabel', upper: 'LIST_COLUMN_LABEL', type: 'json' },
    { name: 'listFilterLabel', upper: 'LIST_FILTER_LABEL', type: 'json' },
    { name: 'errorMessage', upper: 'ERROR_MESSAGE', type: 'json' },
    { name: 'helpMessage', upper: 'HELP_MESSAGE', type: 'json' },
  ],
} as const satisfies Entity

/** One value of an enumeration. */
export const userFieldItemEntity = {
  name: 'userFieldItem',
  isKept: true,
  fields: [
    idField,
    { name: 'userFieldId', type: 'integer' },
    { name: 'value', upper: 'VALUE', type: 'string' },
    { name: 'def', upper: 'DEF', type: 'char' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
  ],
} as const satisfies Entity

declare module '../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof userFieldEntity, typeof userFieldItemEntity]> {}
}
