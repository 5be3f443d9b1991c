export type { EventInbox, KeptEvent } from './events/event-inbox.ts'
export { fileEventInbox } from './events/file-event-inbox.ts'
export type { FileEventInboxOptions } from './events/file-event-inbox.ts'
