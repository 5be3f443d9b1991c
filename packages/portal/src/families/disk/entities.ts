import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** A drive. It belongs to the company, a user, a group or an application. */
export const diskStorageEntity = {
  name: 'diskStorage',
  fields: [
    idField,
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'code', upper: 'CODE', type: 'string' },
    { name: 'moduleId', upper: 'MODULE_ID', type: 'string' },
    { name: 'entityType', upper: 'ENTITY_TYPE', type: 'string' },
    { name: 'entityId', upper: 'ENTITY_ID', type: 'string' },
    { name: 'rootObjectId', upper: 'ROOT_OBJECT_ID', type: 'integer' },
  ],
} as const satisfies Entity

/** A content of a file: the current one or an earlier one. */
export const diskVersionEntity = {
  name: 'diskVersion',
  fields: [
    idField,
    { name: 'objectId', upper: 'OBJECT_ID', type: 'integer' },
    { name: 'size', upper: 'SIZE', type: 'integer' },
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'globalContentVersion', upper: 'GLOBAL_CONTENT_VERSION', type: 'integer' },
    { name: 'createTime', upper: 'CREATE_TIME', type: 'datetime' },
    { name: 'createdBy', upper: 'CREATED_BY', type: 'integer' },
    { name: 'fileId', type: 'integer' },
  ],
} as const satisfies Entity

export const diskObjectEntity = {
  name: 'diskObject',
  fields: [
    idField,
    { name: 'name', upper: 'NAME', type: 'string', isRequired: true },
    { name: 'code', upper: 'CODE', type: 'string' },
    { name: 'storageId', upper: 'STORAGE_ID', type: 'integer' },
    { name: 'type', upper: 'TYPE', type: 'string' },
    { name: 'realObjectId', upper: 'REAL_OBJECT_ID', type: 'integer' },
    { name: 'parentId', upper: 'PARENT_ID', type: 'integer' },
    { name: 'deletedType', upper: 'DELETED_TYPE', type: 'integer' },
    { name: 'globalContentVersion', upper: 'GLOBAL_CONTENT_VERSION', type: 'integer' },
    { name: 'fileId', upper: 'FILE_ID', type: 'integer' },
    { name: 'size', upper: 'SIZE', type: 'integer' },
    { name: 'createTime', upper: 'CREATE_TIME', type: 'datetime' },
    { name: 'updateTime', upper: 'UPDATE_TIME', type: 'datetime' },
    { name: 'deleteTime', upper: 'DELETE_TIME', type: 'datetime' },
    { name: 'createdBy', upper: 'CREATED_BY', type: 'integer' },
    { name: 'updatedBy', upper: 'UPDATED_BY', type: 'integer' },
    { name: 'deletedBy', upper: 'DELETED_BY', type: 'integer' },
    { name: 'detailUrl', upper: 'DETAIL_URL', type: 'string' },
  ],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [typeof diskStorageEntity, typeof diskVersionEntity, typeof diskObjectEntity]
  > {}
}
