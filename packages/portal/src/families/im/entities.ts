import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** A chat of several users, or a private chat of two users. */
export const imChatEntity = {
  name: 'imChat',
  fields: [
    idField,
    { name: 'type', type: 'string' },
    { name: 'title', type: 'string' },
    { name: 'description', type: 'text' },
    { name: 'color', type: 'string' },
    { name: 'avatar', type: 'string' },
    { name: 'owner', type: 'integer' },
    { name: 'users', type: 'integer', isMultiple: true },
    { name: 'managers', type: 'integer', isMultiple: true },
    { name: 'mutedBy', type: 'integer', isMultiple: true },
    { name: 'entityType', type: 'string' },
    { name: 'entityId', type: 'string' },
    { name: 'createdTime', type: 'datetime' },
    { name: 'diskFolderId', type: 'integer' },
  ],
} as const satisfies Entity

/** A message in a chat. */
export const imMessageEntity = {
  name: 'imMessage',
  fields: [
    idField,
    { name: 'chatId', type: 'integer' },
    { name: 'authorId', type: 'integer' },
    { name: 'date', type: 'datetime' },
    { name: 'text', type: 'text' },
    { name: 'uuid', type: 'string' },
    { name: 'likedBy', type: 'integer', isMultiple: true },
    { name: 'isDeleted', type: 'boolean' },
    { name: 'isEdited', type: 'boolean' },
    { name: 'attach', type: 'json' },
    { name: 'keyboard', type: 'json' },
    { name: 'fileIds', type: 'integer', isMultiple: true },
  ],
} as const satisfies Entity

/** A user's state in a chat: the last message that was read, and the chat's place in the recent list. */
export const imRecentEntity = {
  name: 'imRecent',
  fields: [
    idField,
    { name: 'userId', type: 'integer' },
    { name: 'chatId', type: 'integer' },
    { name: 'lastReadId', type: 'integer' },
    { name: 'isPinned', type: 'boolean' },
    { name: 'isHidden', type: 'boolean' },
    { name: 'isUnread', type: 'boolean' },
  ],
} as const satisfies Entity

/** A notification of one user. */
export const imNotificationEntity = {
  name: 'imNotification',
  fields: [
    idField,
    { name: 'userId', type: 'integer' },
    { name: 'authorId', type: 'integer' },
    { name: 'date', type: 'datetime' },
    { name: 'type', type: 'integer' },
    { name: 'text', type: 'text' },
    { name: 'tag', type: 'string' },
    { name: 'subTag', type: 'string' },
    { name: 'isRead', type: 'boolean' },
    { name: 'answer', type: 'string' },
  ],
} as const satisfies Entity

/** A chat or user that somebody opened from the search. */
export const imSearchedEntity = {
  name: 'imSearched',
  fields: [idField, { name: 'userId', type: 'integer' }, { name: 'dialogId', type: 'string' }],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [
      typeof imChatEntity,
      typeof imMessageEntity,
      typeof imRecentEntity,
      typeof imNotificationEntity,
      typeof imSearchedEntity,
    ]
  > {}
}
