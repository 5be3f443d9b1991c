import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** A storage of one application or webhook. */
export const entityStorageEntity = {
  name: 'entity',
  fields: [
    idField,
    { name: 'entity', upper: 'ENTITY', type: 'string' },
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'access', type: 'json' },
    { name: 'credential', type: 'string' },
  ],
} as const satisfies Entity

/** A property that the items of a storage may have. */
export const entityPropertyEntity = {
  name: 'entityItemProperty',
  fields: [
    idField,
    { name: 'storageId', type: 'integer' },
    { name: 'property', type: 'string' },
    { name: 'name', type: 'string' },
    { name: 'type', type: 'string' },
    { name: 'sort', type: 'integer' },
  ],
} as const satisfies Entity

/** An item of a storage. Each property has a column of its own, `property12`, that is created with the property. */
export const entityItemEntity = {
  name: 'entityItem',
  fields: [
    idField,
    { name: 'storageId', type: 'integer' },
    { name: 'timestampX', upper: 'TIMESTAMP_X', type: 'datetime', isReadOnly: true },
    { name: 'modifiedBy', upper: 'MODIFIED_BY', type: 'integer', isReadOnly: true },
    { name: 'dateCreate', upper: 'DATE_CREATE', type: 'datetime', isReadOnly: true },
    { name: 'createdBy', upper: 'CREATED_BY', type: 'integer', isReadOnly: true },
    { name: 'active', upper: 'ACTIVE', type: 'char' },
    { name: 'dateActiveFrom', upper: 'DATE_ACTIVE_FROM', type: 'datetime' },
    { name: 'dateActiveTo', upper: 'DATE_ACTIVE_TO', type: 'datetime' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'previewPicture', upper: 'PREVIEW_PICTURE', type: 'file' },
    { name: 'previewText', upper: 'PREVIEW_TEXT', type: 'text' },
    { name: 'detailPicture', upper: 'DETAIL_PICTURE', type: 'file' },
    { name: 'detailText', upper: 'DETAIL_TEXT', type: 'text' },
    { name: 'code', upper: 'CODE', type: 'string' },
    { name: 'section', upper: 'SECTION', type: 'integer' },
  ],
} as const satisfies Entity

/** A section of a storage. */
export const entitySectionEntity = {
  name: 'entitySection',
  fields: [
    idField,
    { name: 'storageId', type: 'integer' },
    { name: 'code', upper: 'CODE', type: 'string' },
    { name: 'timestampX', upper: 'TIMESTAMP_X', type: 'datetime', isReadOnly: true },
    { name: 'dateCreate', upper: 'DATE_CREATE', type: 'datetime', isReadOnly: true },
    { name: 'createdBy', upper: 'CREATED_BY', type: 'integer', isReadOnly: true },
    { name: 'modifiedBy', upper: 'MODIFIED_BY', type: 'integer', isReadOnly: true },
    { name: 'active', upper: 'ACTIVE', type: 'char' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'picture', upper: 'PICTURE', type: 'file' },
    { name: 'detailPicture', upper: 'DETAIL_PICTURE', type: 'file' },
    { name: 'description', upper: 'DESCRIPTION', type: 'text' },
    { name: 'section', upper: 'SECTION', type: 'integer' },
  ],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [
      typeof entityStorageEntity,
      typeof entityPropertyEntity,
      typeof entityItemEntity,
      typeof entitySectionEntity,
    ]
  > {}
}
