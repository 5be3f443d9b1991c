import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** A mailbox connected to the portal. */
export const mailboxEntity = {
  name: 'mailbox',
  fields: [
    idField,
    { name: 'userId', type: 'integer' },
    { name: 'name', type: 'string' },
    { name: 'email', type: 'string' },
    { name: 'senderName', type: 'string' },
  ],
} as const satisfies Entity

/** A message in a mailbox. `threadId` is the id of the first message in its conversation. */
export const mailMessageEntity = {
  name: 'mailMessage',
  fields: [
    idField,
    { name: 'mailboxId', type: 'integer' },
    { name: 'threadId', type: 'integer' },
    { name: 'folder', type: 'string' },
    { name: 'subject', type: 'string' },
    { name: 'from', type: 'string' },
    { name: 'to', type: 'string' },
    { name: 'cc', type: 'string' },
    { name: 'date', type: 'datetime' },
    { name: 'isSeen', type: 'boolean' },
    { name: 'hasAttachments', type: 'boolean' },
    { name: 'body', type: 'text' },
    { name: 'crmActivityId', type: 'integer' },
  ],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof mailboxEntity, typeof mailMessageEntity]> {}
}
