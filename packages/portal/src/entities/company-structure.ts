import { idField, type Entity } from '../engine/entity.ts'

/** A user of the portal. */
export const userEntity = {
  name: 'user',
  fields: [
    idField,
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
    { name: 'active', upper: 'ACTIVE', type: 'boolean' },
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'lastName', upper: 'LAST_NAME', type: 'string' },
    { name: 'secondName', upper: 'SECOND_NAME', type: 'string' },
    { name: 'title', upper: 'TITLE', type: 'string' },
    { name: 'email', upper: 'EMAIL', type: 'string' },
    { name: 'lastLogin', upper: 'LAST_LOGIN', type: 'datetime' },
    { name: 'dateRegister', upper: 'DATE_REGISTER', type: 'datetime' },
    { name: 'timeZone', upper: 'TIME_ZONE', type: 'string' },
    { name: 'isOnline', upper: 'IS_ONLINE', type: 'char' },
    { name: 'personalGender', upper: 'PERSONAL_GENDER', type: 'string' },
    { name: 'personalBirthday', upper: 'PERSONAL_BIRTHDAY', type: 'date' },
    { name: 'personalPhoto', upper: 'PERSONAL_PHOTO', type: 'string' },
    { name: 'personalMobile', upper: 'PERSONAL_MOBILE', type: 'string' },
    { name: 'personalPhone', upper: 'PERSONAL_PHONE', type: 'string' },
    { name: 'personalCity', upper: 'PERSONAL_CITY', type: 'string' },
    { name: 'personalWww', upper: 'PERSONAL_WWW', type: 'string' },
    { name: 'workPhone', upper: 'WORK_PHONE', type: 'string' },
    { name: 'workPosition', upper: 'WORK_POSITION', type: 'string' },
    { name: 'workCompany', upper: 'WORK_COMPANY', type: 'string' },
    { name: 'ufDepartment', upper: 'UF_DEPARTMENT', type: 'integer', isMultiple: true, isDynamic: true },
    { name: 'ufPhoneInner', upper: 'UF_PHONE_INNER', type: 'string', isDynamic: true },
    { name: 'ufEmploymentDate', upper: 'UF_EMPLOYMENT_DATE', type: 'date', isDynamic: true },
    { name: 'userType', upper: 'USER_TYPE', type: 'string' },
    { name: 'isAdmin', type: 'boolean' },
    { name: 'messengerStatus', type: 'string' },
    { name: 'messengerIdleSince', type: 'datetime' },
  ],
} as const satisfies Entity

export const departmentEntity = {
  name: 'department',
  fields: [
    idField,
    { name: 'name', upper: 'NAME', type: 'string', isRequired: true },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'parent', upper: 'PARENT', type: 'integer' },
    { name: 'ufHead', upper: 'UF_HEAD', type: 'integer' },
    { name: 'description', type: 'text' },
    { name: 'colorName', type: 'string' },
    { name: 'createdAt', type: 'datetime' },
    { name: 'updatedAt', type: 'datetime' },
  ],
} as const satisfies Entity

/** A chat, channel or collab of a department. */
export const nodeCommunicationEntity = {
  name: 'nodeCommunication',
  fields: [
    idField,
    { name: 'nodeId', type: 'integer' },
    { name: 'type', type: 'string' },
    { name: 'chatId', type: 'integer' },
  ],
} as const satisfies Entity

/** A file or folder of the disk; folder 1 is the root of the common drive. */
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

/** A handler bound to an event by an application. */
export const eventEntity = {
  name: 'event',
  fields: [
    idField,
    { name: 'event', upper: 'EVENT', type: 'string' },
    { name: 'handler', upper: 'HANDLER', type: 'string' },
    { name: 'authType', upper: 'AUTH_TYPE', type: 'integer' },
    { name: 'isOffline', upper: 'OFFLINE', type: 'boolean' },
    { name: 'application', type: 'string' },
    { name: 'connectorId', type: 'string' },
    { name: 'minTimeout', type: 'integer' },
  ],
} as const satisfies Entity

/** An event that waits in the queue of an application until it is read. */
export const offlineEventEntity = {
  name: 'offlineEvent',
  fields: [
    idField,
    { name: 'timestampX', upper: 'TIMESTAMP_X', type: 'datetime' },
    { name: 'eventName', upper: 'EVENT_NAME', type: 'string' },
    { name: 'eventData', type: 'json' },
    { name: 'eventAdditional', type: 'json' },
    { name: 'messageId', upper: 'MESSAGE_ID', type: 'string' },
    { name: 'processId', upper: 'PROCESS_ID', type: 'string' },
    { name: 'error', upper: 'ERROR', type: 'boolean' },
    { name: 'application', type: 'string' },
    { name: 'connectorId', type: 'string' },
  ],
} as const satisfies Entity
