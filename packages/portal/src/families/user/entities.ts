import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

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

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof userEntity]> {}
}
