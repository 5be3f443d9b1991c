import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** A universal list, or the list of a business process. */
export const listEntity = {
  name: 'lists',
  fields: [
    idField,
    { name: 'timestampX', upper: 'TIMESTAMP_X', type: 'datetime', isReadOnly: true },
    { name: 'iblockTypeId', upper: 'IBLOCK_TYPE_ID', type: 'string', isReadOnly: true },
    { name: 'code', upper: 'CODE', type: 'string', isReadOnly: true },
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'active', upper: 'ACTIVE', type: 'char' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'picture', upper: 'PICTURE', type: 'json' },
    { name: 'description', upper: 'DESCRIPTION', type: 'text' },
    { name: 'bizproc', upper: 'BIZPROC', type: 'char' },
    { name: 'socnetGroupId', upper: 'SOCNET_GROUP_ID', type: 'integer', isReadOnly: true },
    { name: 'messages', type: 'json' },
    { name: 'rights', type: 'json' },
  ],
} as const satisfies Entity

/** A field of one list: a property of its elements, or one of the fields that every element may have. */
export const listFieldEntity = {
  name: 'listsField',
  fields: [
    idField,
    { name: 'listId', type: 'integer' },
    { name: 'fieldId', type: 'string' },
    { name: 'type', type: 'string' },
    { name: 'name', type: 'string' },
    { name: 'isRequired', type: 'char' },
    { name: 'multiple', type: 'char' },
    { name: 'sort', type: 'integer' },
    { name: 'defaultValue', type: 'json' },
    { name: 'code', type: 'string' },
    { name: 'linkIblockId', type: 'integer' },
    { name: 'rowCount', type: 'integer' },
    { name: 'colCount', type: 'integer' },
    { name: 'settings', type: 'json' },
    { name: 'userTypeSettings', type: 'json' },
    { name: 'items', type: 'json', isMultiple: true },
  ],
} as const satisfies Entity

/** An element of a list. Each property has a column of its own, `property12`, that is created with the field. */
export const listElementEntity = {
  name: 'listsElement',
  fields: [
    idField,
    { name: 'listId', type: 'integer' },
    { name: 'iblockSectionId', upper: 'IBLOCK_SECTION_ID', type: 'integer' },
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'code', upper: 'CODE', type: 'string', isReadOnly: true },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'activeFrom', upper: 'ACTIVE_FROM', type: 'datetime' },
    { name: 'activeTo', upper: 'ACTIVE_TO', type: 'datetime' },
    { name: 'previewText', upper: 'PREVIEW_TEXT', type: 'text' },
    { name: 'detailText', upper: 'DETAIL_TEXT', type: 'text' },
    { name: 'previewPicture', upper: 'PREVIEW_PICTURE', type: 'file' },
    { name: 'detailPicture', upper: 'DETAIL_PICTURE', type: 'file' },
    { name: 'createdBy', upper: 'CREATED_BY', type: 'integer', isReadOnly: true },
    { name: 'dateCreate', upper: 'DATE_CREATE', type: 'datetime', isReadOnly: true },
    { name: 'modifiedBy', upper: 'MODIFIED_BY', type: 'integer', isReadOnly: true },
    { name: 'timestampX', upper: 'TIMESTAMP_X', type: 'datetime', isReadOnly: true },
  ],
} as const satisfies Entity

/** A section of a list. */
export const listSectionEntity = {
  name: 'listsSection',
  fields: [
    idField,
    { name: 'listId', type: 'integer' },
    { name: 'code', upper: 'CODE', type: 'string', isReadOnly: true },
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
    { name: 'externalId', upper: 'EXTERNAL_ID', type: 'string' },
    { name: 'iblockSectionId', upper: 'IBLOCK_SECTION_ID', type: 'integer', isReadOnly: true },
    { name: 'timestampX', upper: 'TIMESTAMP_X', type: 'datetime', isReadOnly: true },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'active', upper: 'ACTIVE', type: 'char' },
    { name: 'description', upper: 'DESCRIPTION', type: 'text' },
    { name: 'descriptionType', upper: 'DESCRIPTION_TYPE', type: 'string' },
    { name: 'modifiedBy', upper: 'MODIFIED_BY', type: 'integer', isReadOnly: true },
    { name: 'dateCreate', upper: 'DATE_CREATE', type: 'datetime', isReadOnly: true },
    { name: 'createdBy', upper: 'CREATED_BY', type: 'integer', isReadOnly: true },
  ],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [typeof listEntity, typeof listFieldEntity, typeof listElementEntity, typeof listSectionEntity]
  > {}
}
