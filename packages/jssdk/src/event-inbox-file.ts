export type { EventInbox, KeptEvent } from './events/inbox/event-inbox.ts'
export { fileEventInbox } from './events/inbox/file-event-inbox.ts'
export type { FileEventInboxOptions } from './events/inbox/file-event-inbox.ts'
