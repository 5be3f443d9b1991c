import { idField, type Entity } from '../../engine/entity.ts'

/** A drive: of the company, a user, a group or an application. */
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

/** An earlier or the present content of a file. */
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
