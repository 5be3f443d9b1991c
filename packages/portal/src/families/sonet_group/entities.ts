import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** A workgroup or project. */
export const workgroupEntity = {
  name: 'workgroup',
  fields: [
    idField,
    { name: 'siteId', upper: 'SITE_ID', type: 'string' },
    { name: 'name', upper: 'NAME', type: 'string', isRequired: true },
    { name: 'description', upper: 'DESCRIPTION', type: 'text' },
    { name: 'dateCreate', upper: 'DATE_CREATE', type: 'datetime', isReadOnly: true },
    { name: 'dateUpdate', upper: 'DATE_UPDATE', type: 'datetime', isReadOnly: true },
    { name: 'active', upper: 'ACTIVE', type: 'char' },
    { name: 'visible', upper: 'VISIBLE', type: 'char' },
    { name: 'opened', upper: 'OPENED', type: 'char' },
    { name: 'closed', upper: 'CLOSED', type: 'char' },
    { name: 'subjectId', upper: 'SUBJECT_ID', type: 'integer' },
    { name: 'ownerId', upper: 'OWNER_ID', type: 'integer' },
    { name: 'keywords', upper: 'KEYWORDS', type: 'string' },
    { name: 'numberOfMembers', upper: 'NUMBER_OF_MEMBERS', type: 'integer', isReadOnly: true },
    { name: 'dateActivity', upper: 'DATE_ACTIVITY', type: 'datetime', isReadOnly: true },
    { name: 'subjectName', upper: 'SUBJECT_NAME', type: 'string', isReadOnly: true },
    { name: 'project', upper: 'PROJECT', type: 'char' },
    { name: 'isExtranet', upper: 'IS_EXTRANET', type: 'char', isReadOnly: true },
    { name: 'initiatePerms', type: 'string' },
    { name: 'projectDateStart', type: 'datetime' },
    { name: 'projectDateFinish', type: 'datetime' },
  ],
} as const satisfies Entity

/** The role of one user in one group: `A` owner, `E` moderator, `K` member, `Z` candidate. */
export const workgroupMemberEntity = {
  name: 'workgroupMember',
  fields: [
    idField,
    { name: 'groupId', type: 'integer' },
    { name: 'userId', type: 'integer' },
    { name: 'role', type: 'string' },
  ],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof workgroupEntity, typeof workgroupMemberEntity]> {}
}
